import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, PriceRow } from '@/lib/policy/types';
import { costStaysLimited } from './widening-cost';

const NOW = Date.parse('2026-03-01T00:00:00.000Z');
const INSTANTS = ['2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'];
const TIMES = [NOW, Date.parse('2026-04-01T00:00:00.000Z')];

interface Costs {
  readonly limit: string | undefined;
  readonly prices: readonly PriceRow[];
}

const unit = fc.option(fc.constantFrom('0', '2', '900'), { nil: undefined });
const window = fc.option(fc.constantFrom(...INSTANTS), { nil: undefined, freq: 2 });
const row = fc
  .record({ input: unit, output: unit, request: unit, image: unit, from: window, until: window })
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
const costs: fc.Arbitrary<Costs> = fc.record({
  limit: fc.option(fc.constantFrom('0', '0.0025', '1', '3'), { nil: undefined }),
  prices: fc
    .tuple(row, fc.option(row))
    .map(([first, second]) => [{ ...first, above: 0 }, ...(second ? [{ ...second, above: 1000 }] : [])]),
});
/** Of one field of a price, of the limit, or of both. */
interface Change {
  readonly field: string;
  readonly value: string | undefined;
  readonly limit: string | undefined;
  readonly at: number;
}
const change: fc.Arbitrary<Change> = fc.record({
  field: fc.constantFrom('input', 'output', 'request', 'image', 'from', 'until', 'none'),
  value: fc.option(fc.constantFrom('0', '2', '900'), { nil: undefined }),
  limit: fc.option(fc.constantFrom('0.0025', '1', '3'), { nil: undefined }),
  at: fc.nat(1),
});

function changed({ limit, prices }: Costs, { field, value, limit: next, at }: Change): Costs {
  const rows = prices.map((one, index) => {
    if (field === 'none' || index !== at % prices.length) return one;
    const { [field]: _gone, ...rest } = one as unknown as Record<string, unknown>;
    if (field === 'from' || field === 'until' || value === undefined) return rest as unknown as PriceRow;
    return { ...rest, [field]: value } as unknown as PriceRow;
  });
  return { limit: next ?? limit, prices: rows };
}

function policy({ limit, prices }: Costs) {
  const bundle: Bundle = {
    format: 'fairlead.policy/1',
    environment: 'test',
    levels: ['public'],
    tags: [],
    offerings: {
      one: {
        ...{ model: 'm', owner: 'o', channel: 'c', api: 'x', endpoint: 'y', requestId: 'z' },
        ...{ capabilities: [], context: 1_000_000, maxOutput: 1_000_000 },
        prices,
        clearance: { levels: { public: null }, tags: {} },
      },
    },
    taskClasses: {
      lookup: {
        label: { level: 'public', tags: [] },
        unlabelled: { level: 'public', tags: [] },
        rules: [
          {
            id: 'rule',
            onUnknown: 'deny',
            salt: 's',
            limits: limit === undefined ? {} : { maxCostUsd: limit },
            arms: [{ name: 'all', weight: 10_000, targets: [{ offering: 'one' }] }],
          },
        ],
      },
    },
  };
  return prepare(bundle);
}

const SIZES = [undefined, 0, 1000, 1001];
const REQUESTS = SIZES.flatMap((inputTokens) =>
  [undefined, 0, 2000].flatMap((maxOutputTokens) =>
    [undefined, 1].map((images) => {
      const sizes = { inputTokens, maxOutputTokens, images };
      const stated = Object.entries(sizes).filter(([, value]) => value !== undefined);
      const parsed = parseRequest({ taskClass: 'lookup', ...Object.fromEntries(stated) });
      if (!parsed.ok) throw new Error(parsed.message);
      return parsed.request;
    }),
  ),
);

it('says that a limit lets nothing more pass only where that is so', () => {
  let [stays, differ] = [0, 0];
  fc.assert(
    fc.property(costs, change, (before, how) => {
      const after = changed(before, how);
      if (!costStaysLimited(before, after, NOW)) return;
      stays += 1;
      if (JSON.stringify(before) !== JSON.stringify(after)) differ += 1;
      const [was, is] = [policy(before), policy(after)];
      for (const request of REQUESTS) {
        for (const now of TIMES) {
          if (evaluate(is, request, now).outcome === 'deny') continue;
          expect(evaluate(was, request, now).outcome).toBe('route');
        }
      }
    }),
    { numRuns: 3000 },
  );
  expect(stays).toBeGreaterThan(300);
  expect(differ).toBeGreaterThan(150);
});
