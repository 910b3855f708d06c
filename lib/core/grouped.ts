/** Values by the key that each has, in the order in which they come. */
export function groupedBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
