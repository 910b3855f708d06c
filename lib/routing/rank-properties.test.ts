import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Money } from '@/lib/core/money';
import { rankCandidates } from './rank';
import type { RankedOffering } from './rank-describe';
import type { RankedSelection } from './select-schema';
import { NOW, rank, ranked } from './test/rank-offerings';
import { type RankedFacts, rankedDefinition, rankedRecords } from './test/ranked-records';

const QUALITY = { benchmark: 'exam' };

const decimalUpTo = (most: number) =>
  fc
    .tuple(fc.nat(most), fc.nat(999))
    .map(([whole, part]) => `${whole}${part === 0 ? '' : `.${part}`}`.replace(/(\.\d*?)0+$/, '$1'));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 8 });
const anyFacts = fc
  .array(
    fc.record({
      input: optional(decimalUpTo(20)),
      output: optional(decimalUpTo(60)),
      latency: optional(decimalUpTo(9000)),
      quality: optional(decimalUpTo(100)),
      channel: fc.nat(3),
      owner: fc.nat(3),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) =>
    Object.fromEntries(
      list.map(({ channel, owner, ...facts }, index) => [
        `key-${index}`,
        {
          ...facts,
          record: { channel: `channel-${channel}`, owner: `owner-${owner}`, model: `model-${index}` },
        },
      ]),
    ),
  ) as fc.Arbitrary<Record<string, RankedFacts>>;
const anySelect = fc
  .record({
    cost: fc.nat(9),
    latency: fc.nat(9),
    quality: fc.integer({ min: 1, max: 9 }),
    missing: fc.constantFrom('out' as const, 'worst' as const),
    top: fc.integer({ min: 1, max: 6 }),
  })
  .map(
    ({ missing, top, ...weights }): Partial<RankedSelection> => ({ weights, missing, top, quality: QUALITY }),
  );

const NUMBER_OF = { numRuns: 150 };
const TIME = 120_000;

describe('ranking, whatever the offerings', () => {
  it(
    'reads no owner, channel, name or order: permuting them changes nothing',
    () => {
      const property = fc.property(anyFacts, anySelect, fc.integer(), (facts, select, turn) => {
        const before = ranked(facts, select);
        const keys = Object.keys(facts);
        const by = Math.abs(turn % keys.length);
        const permuted = [...keys.slice(by), ...keys.slice(0, by)].reverse();
        const swapped = Object.fromEntries(
          permuted.map((key, index) => {
            const other = facts[keys[index] as string]?.record;
            const record = {
              ...other,
              model: `renamed-${index}`,
              endpoint: 'elsewhere',
              requestId: `r-${index}`,
            };
            return [key, { ...facts[key], record }];
          }),
        );
        expect(ranked(swapped, select)).toEqual(before);
      });
      fc.assert(property, NUMBER_OF);
    },
    TIME,
  );

  it(
    'scores as plain decimal arithmetic does',
    () => {
      const property = fc.property(anyFacts, anySelect, (facts, select) => {
        expect(scoresByKey(ranked(facts, select))).toEqual(naiveScores(facts, select));
      });
      fc.assert(property, NUMBER_OF);
    },
    TIME,
  );

  it(
    'taking away one that is best in nothing changes no score of the others',
    () => {
      const property = fc.property(anyFacts, anySelect, (facts, select) => {
        const before = scoresByKey(ranked(facts, select));
        const ranking = rank(rankedRecords(facts, rankedDefinition(select)));
        const best = new Set(Object.values(ranking.best).map((index) => ranking.candidates.keys[index]));
        for (const key of Object.keys(facts)) {
          if (best.has(key)) continue;
          const { [key]: _gone, ...others } = facts;
          if (Object.keys(others).length === 0) continue;
          const { [key]: _score, ...expected } = before;
          expect(scoresByKey(ranked(others, select))).toEqual(expected);
        }
      });
      fc.assert(property, { numRuns: 40 });
    },
    TIME,
  );

  it(
    'puts as many in order as it is asked to, the same ones',
    () => {
      const property = fc.property(anyFacts, anySelect, fc.nat(10), (facts, select, keep) => {
        const all = rank(rankedRecords(facts, rankedDefinition(select)));
        const some = rankCandidates(all.candidates, all.question, NOW, keep);
        expect(some.selected).toEqual(all.selected);
        expect(some.order).toEqual(all.order.slice(0, Math.max(keep, all.question.select.top)));
      });
      fc.assert(property, NUMBER_OF);
    },
    TIME,
  );
});

function scoresByKey(offerings: readonly RankedOffering[]): Record<string, string> {
  return Object.fromEntries(offerings.flatMap((one) => ('rank' in one ? [[one.offering, one.score]] : [])));
}

/** The same from the words of the specification, with decimals of 40 places. */
function naiveScores(
  facts: Record<string, RankedFacts>,
  select: Partial<RankedSelection>,
): Record<string, string> {
  const weights = select.weights ?? { cost: 1, latency: 0, quality: 0 };
  const measures = Object.entries(facts).map(([key, { input, output, latency, quality }]) => ({
    key,
    cost: input && output ? new Money(input).times(1000).plus(new Money(output).times(100)) : null,
    latency: latency ? new Money(latency) : null,
    quality: quality ? new Money(quality) : null,
  }));
  const names = ['cost', 'latency', 'quality'] as const;
  const scored = measures.filter(
    (one) => select.missing === 'worst' || names.every((name) => weights[name] === 0 || one[name] !== null),
  );
  const total = names.reduce((sum, name) => sum + weights[name], 0);
  const score = (one: (typeof measures)[number]) =>
    names
      .reduce((sum, name) => {
        const all = scored.flatMap((other) => other[name] ?? []);
        const value = one[name];
        if (value === null) return sum;
        const costing = all.filter((other) => other.gt(0));
        const best = name === 'quality' || costing.length === 0 ? Money.max(...all) : Money.min(...costing);
        const full = value.eq(best) || (name !== 'quality' && value.eq(0));
        const share = full ? new Money(1) : name === 'quality' ? value.div(best) : best.div(value);
        return sum.plus(share.times(weights[name]));
      }, new Money(0))
      .div(total)
      .toDecimalPlaces(6);
  return Object.fromEntries(scored.map((one) => [one.key, score(one).toFixed()]));
}
