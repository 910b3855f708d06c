import type { Chance } from '../testing/chance';

const SCALARS = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1e999',
  '9007199254740993',
  '0.1e-400',
  '01',
  'NaN',
  '""',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u0000"',
  '"\u2028"',
  '"summarisation"',
  `"${'x'.repeat(300)}"`,
  '\ufeff1',
];
const KEYS = [
  'taskClass',
  'label',
  'attributes',
  'regions',
  'inputTokens',
  'failed',
  '__proto__',
  'toString',
  '',
  'x',
];

/** The text of a JSON value, or of what is almost one. */
export function oddJson(random: Chance, depth = 0): string {
  if (random.once(60)) return '['.repeat(random.below(10_000));
  if (random.once(60)) {
    const deep = random.below(5_000);
    return `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`;
  }
  const kind = depth > 4 ? 0 : random.below(5);
  if (kind < 2) return random.one(SCALARS);
  if (kind === 2) return `[${random.several(4, () => oddJson(random, depth + 1)).join(',')}]`;
  const members = random.several(5, () => `"${random.one(KEYS)}":${oddJson(random, depth + 1)}`);
  return `{${['"taskClass":"summarisation"', ...members].join(',')}}`;
}
