import { listOf } from './describe';

/** What a route loses, in words: "internal and pii", "requests that need vision". */
export function effectLabels(labels: readonly string[]): string {
  const [needs, names] = [
    labels.filter((label) => label.startsWith('capability:')),
    labels.filter((label) => !label.startsWith('capability:')),
  ];
  const named = (of: readonly string[]) =>
    listOf(
      of.map((label) => label.slice(label.indexOf(':') + 1)),
      'and',
    );
  const parts = [
    ...(names.length > 0 ? [named(names)] : []),
    ...(needs.length > 0 ? [`requests that need ${named(needs)}`] : []),
  ];
  return parts.join(' and ');
}
