import { expect, it } from 'vitest';
import { COLUMN_USES, columnUseOf, keyOfUse } from './column-use';

const IGNORE = { use: 'ignore' } as const;
const KEYS = COLUMN_USES.flatMap(({ items }) => items.map(({ value }) => value));

it('offers every use once, and each comes back from its key', () => {
  expect(new Set(KEYS).size).toBe(KEYS.length);
  for (const key of KEYS) expect(keyOfUse(columnUseOf(key, IGNORE))).toBe(key);
});

it('prices tokens by the million and the rest by one, until somebody says otherwise', () => {
  expect(columnUseOf('price:input', IGNORE)).toMatchObject({ per: 1_000_000, currency: null });
  expect(columnUseOf('price:image', IGNORE)).toMatchObject({ per: 1 });
  const before = {
    use: 'price',
    unit: 'input',
    per: 1_000,
    currency: 'EUR',
    aboveTokens: 0,
    tier: null,
  } as const;
  expect(columnUseOf('price:output', before)).toEqual({ ...before, unit: 'output' });
});

it('leaves out what it does not know', () => {
  expect(columnUseOf('price:furlongs', IGNORE)).toEqual(IGNORE);
  expect(columnUseOf('field:__proto__', IGNORE)).toEqual(IGNORE);
});
