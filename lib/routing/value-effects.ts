import { listOf } from './describe';

/** What a change of an attribute's values means for requests, sentence by sentence. No values = any value. */
export function valueEffects(before: readonly string[], after: readonly string[]): string[] {
  const removed = before.filter((value) => !after.includes(value));
  const added = after.filter((value) => !before.includes(value));
  if (removed.length === 0 && added.length === 0) return [];
  const then = 'Once an environment publishes again,';
  if (after.length === 0) return [`${then} any value is taken.`];
  if (before.length === 0) {
    return [`Until now any value was taken. ${then} a request with a value that is not listed is denied.`];
  }
  return [
    ...(added.length > 0 ? [`${then} requests may send ${named(added)}.`] : []),
    ...(removed.length > 0
      ? [
          `${then} a request that sends ${named(removed, 'or')} is denied.`,
          ...(added.length > 0
            ? ['To rename a value, keep the old one until no router sends it, and let rules name both.']
            : []),
        ]
      : []),
  ];
}

function named(values: readonly string[], last: 'or' | 'and' = 'and'): string {
  const shown = values.slice(0, 8);
  return values.length > shown.length
    ? `${shown.join(', ')} ${last} ${(values.length - shown.length).toLocaleString('en')} more`
    : listOf(shown, last);
}
