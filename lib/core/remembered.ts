/** What is kept under a key, made when it is first asked for. What is made is never undefined. */
export function remembered<K, V>(
  kept: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const have = kept.get(key);
  if (have !== undefined) return have;
  const made = make();
  kept.set(key, made);
  return made;
}
