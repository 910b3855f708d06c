import { describe, expect, it } from 'vitest';
import { disagreementOn } from './disagreement';
import type { ImportedOffering } from './import/imported';
import { SET_BY_HAND } from './plan';
import { testImported, testPrice } from './testing/known';

const says = (
  origin: string,
  more: Partial<ImportedOffering>,
  key = 'litellm' as 'litellm' | 'models-dev',
) => ({
  source: { key, origin, asOf: '2026-11-01' },
  offering: testImported('shop/one', more),
});
const list = (amount: string, source = 'LiteLLM') => [testPrice(amount, { source })];
const input = (amount: string) => ({ prices: { input: list(amount) } });
const known = (amount: string, source = 'LiteLLM') => ({ value: list(amount, source), origin: null });

describe('sources disagree on a price', () => {
  it.each([
    ['by more than half a percent', '10.06', 0.6],
    ['by a multiple', '30', 200],
    ['not within half a percent', '10.05', null],
    ['not when it is the same', '10', null],
  ])('%s', (_what, amount, percent) => {
    const found = disagreementOn('price:input', known('10', SET_BY_HAND), [says('LiteLLM', input(amount))]);
    expect(found?.percent ?? null).toBe(percent);
  });

  it('whatever has no number to compare, such as zero', () => {
    const found = disagreementOn('price:input', known('0'), [says('LiteLLM', input('3'))]);
    expect(found).toMatchObject({ percent: null });
  });

  it('at a threshold that both state, and not at one that only one knows', () => {
    const tiers = (amount: string) => ({
      prices: { input: [...list('10'), testPrice(amount, { aboveTokens: 200_000 })] },
    });
    expect(disagreementOn('price:input', known('10'), [says('LiteLLM', tiers('20'))])).toBeNull();
    const both = { value: tiers('20').prices.input, origin: null };
    expect(disagreementOn('price:input', both, [says('LiteLLM', tiers('40'))])?.percent).toBe(100);
  });

  it('with each other where the catalogue knows none', () => {
    const sources = [says('LiteLLM', input('1')), says('models.dev', input('2'), 'models-dev')];
    expect(disagreementOn('price:input', { value: [], origin: null }, sources)?.statements).toMatchObject([
      { source: 'LiteLLM', current: false },
      { source: 'models.dev', current: false },
    ]);
  });

  it('and each is named once, the catalogue first, with whom it has it from', () => {
    const sources = [says('LiteLLM', input('10')), says('models.dev', input('12'), 'models-dev')];
    expect(disagreementOn('price:input', known('10'), sources)).toMatchObject({
      statements: [
        { source: 'LiteLLM', current: true },
        { source: 'models.dev', current: false },
      ],
      percent: 20,
    });
  });

  it('but not on what holds for some alone', () => {
    const scoped = { value: [...list('10'), testPrice('5', { scope: 'Contract 7' })], origin: null };
    expect(disagreementOn('price:input', scoped, [says('LiteLLM', input('10'))])).toBeNull();
  });
});

it('limits disagree by more than one percent: 128,000 and 131,072 do, 131,072 and 131,000 do not', () => {
  const limit = (value: number) =>
    disagreementOn(
      'contextTokens',
      { value: 131_072, origin: { source: 'models.dev', asOf: '2026-01-01' } },
      [says('LiteLLM', { values: { contextTokens: value } })],
    )?.percent ?? null;
  expect([limit(128_000), limit(131_000), limit(131_072)]).toEqual([-2.34, null, null]);
});

it('what was decided holds while every source says what it said, whatever the catalogue does', () => {
  const digest = (knownPrice: string, ...amounts: string[]) =>
    disagreementOn(
      'price:input',
      known(knownPrice, SET_BY_HAND),
      amounts.map((amount, nth) => says(`source ${nth}`, input(amount))),
    )?.digest;
  expect(digest('9', '1', '2')).toBe(digest('1', '1', '2'));
  expect(digest('9', '1', '2')).not.toBe(digest('9', '1', '3'));
  expect(digest('9', '1', '2')).not.toBe(digest('9', '1'));
});
