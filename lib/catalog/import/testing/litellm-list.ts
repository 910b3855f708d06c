import { expect } from 'vitest';
import { checkedSource } from '../checked';
import { importedOfferingSchema, type ReadSource } from '../imported';
import { readLiteLlm } from '../litellm';

/** The day that LiteLLM's list is of in tests. */
export const AS_OF = '2026-08-01';

/** A list as a text or in values, read as an import reads it. */
export function readList(file: object | string): ReadSource {
  return checkedSource(readLiteLlm(typeof file === 'string' ? file : JSON.stringify(file), AS_OF));
}

/** A row of the list. */
export const row = (more: object, provider = 'openai') => ({
  litellm_provider: provider,
  mode: 'chat',
  ...more,
});

/** Prices of an offering in one line each. */
export function prices({ offerings }: ReadSource, key: string): string[] {
  const found = offerings.find((one) => one.key === key);
  if (!found) throw new Error(`there is no ${key}`);
  return Object.entries(found.prices).flatMap(([unit, list]) =>
    list.map(({ amount, free, aboveTokens, scope }) =>
      [unit, amount, free && 'free', aboveTokens > 0 && `>${aboveTokens}`, scope && `[${scope}]`]
        .filter(Boolean)
        .join(' '),
    ),
  );
}

/** Every row of the file is in an offering or skipped, and every offering can be kept. */
export function accounted({ rows, offerings, skipped }: ReadSource): void {
  const entries = new Set(offerings.flatMap(({ entry, otherEntries = [] }) => [entry, ...otherEntries]));
  expect(entries.size + skipped.length).toBe(rows);
  for (const one of offerings)
    expect(importedOfferingSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
}
