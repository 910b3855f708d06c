/**
 * A JSON value as text that is equal for equal values: members in one order, an absent member like null. For comparing
 * and sorting; what is hashed or signed is written by `lib/policy/canonical.ts`.
 */
export function orderedText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map(orderedText).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined && member !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${orderedText(member)}`).join(',')}}`;
}
