import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evaluate } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import { bundleArbitrary, LEVELS, NEEDS, nowArbitrary, TAGS } from '@/lib/policy/test/bundle-arbitraries';
import { requestArbitrary } from '@/lib/policy/test/request-arbitraries';
import type { Bundle, PolicyRequest } from '@/lib/policy/types';
import type { ClearedOffering } from '@/lib/sensitivity/clearance';
import type { EvidenceRef, Required } from '@/lib/sensitivity/evidence-ref';
import { narrowClearance } from './narrow-clearance';
import { sampleBundle } from './test/sample-bundle';
import { widenings } from './widening';

vi.setConfig({ testTimeout: 120_000 });

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const NONE = { format: 'fairlead.overlay/1', disabled: [] } as const;
const OPEN: ClearedOffering = {
  clearance: { levels: { public: null, internal: null, confidential: null }, tags: { pii: null } },
  capabilities: ['tools', 'vision'],
  evidence: {},
};

/** A clause that holds as long as requests carry this. */
const requiring = (requires: Required): EvidenceRef => ({
  ...({ kind: 'clause', party: 'a', contract: 'MSA-1', clause: 'c', proposal: 'p' } as const),
  ...{ type: 'no_training', parameters: {}, requires, until: null, singlePerson: false, sample: false },
});

const end = fc.constantFrom(
  null,
  '2026-02-01T00:00:00.000Z',
  '2026-03-01T00:00:00.000Z',
  '2026-12-01T00:00:00.000Z',
);
const ends = (labels: readonly string[]) =>
  fc
    .tuple(fc.subarray([...labels]), fc.array(end, { minLength: labels.length, maxLength: labels.length }))
    .map(([open, until]) => Object.fromEntries(open.map((label, index) => [label, until[index] ?? null])));
const covered: fc.Arbitrary<ClearedOffering | null> = fc.option(
  fc.record({
    clearance: fc.record({ levels: ends(LEVELS), tags: ends(TAGS) }),
    capabilities: fc.subarray(NEEDS),
    evidence: fc.constantFrom(
      {},
      {},
      { 'level:public': [requiring({ store: false })] },
      { 'tag:pii': [requiring({ store: true })] },
    ),
  }),
  { freq: 9 },
);

/** What passes the checks, whatever causes a target waits for: where one is lost, those that wait for that are called. */
function eligible(bundle: Bundle, asked: PolicyRequest, now: number): string[] {
  const copy = structuredClone(bundle) as Bundle;
  for (const { rules } of Object.values(copy.taskClasses)) {
    for (const target of rules.flatMap(({ arms }) => arms.flatMap(({ targets }) => targets))) {
      delete (target as { on?: unknown }).on;
    }
  }
  const parsed = parseRequest(asked);
  if (!parsed.ok) throw new Error(parsed.message);
  const { candidates, escalations } = evaluate(prepare(copy), parsed.request, now);
  return [
    ...candidates.map(({ offering }) => offering),
    ...escalations.map(({ offering }) => `escalation ${offering}`),
  ];
}

it('never opens anything, is a bundle that routers take, and is done once', () => {
  let [lost, routed] = [0, 0];
  const some = fc.array(requestArbitrary, { minLength: 6, maxLength: 6 });
  const evidence = fc.array(covered, { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(bundleArbitrary, evidence, nowArbitrary, some, (bundle, known, now, requests) => {
      const keys = Object.keys(bundle.offerings);
      const coveredBy = (key: string) => known[keys.indexOf(key)] ?? null;
      const { bundle: narrow, losses } = narrowClearance(bundle, coveredBy, now);
      expect(narrowClearance(narrow, coveredBy, now)).toEqual({ bundle: narrow, losses: [] });
      expect(narrowClearance(narrow, coveredBy, now).bundle).toBe(narrow);
      expect(widenings({ bundle, overlay: NONE }, { bundle: narrow, overlay: NONE }, now)).toEqual([]);
      if (losses.length > 0) lost += 1;
      for (const request of requests) {
        const [had, has] = [eligible(bundle, request, now), eligible(narrow, request, now)];
        if (has.length > 0) routed += 1;
        expect(had).toEqual(expect.arrayContaining(has));
      }
    }),
    { numRuns: 200 },
  );
  expect(lost).toBeGreaterThan(100);
  expect(routed).toBeGreaterThan(20);
});

describe('narrowing', () => {
  const bundle = sampleBundle({
    'a/one': {
      levels: { public: null, internal: null, confidential: '2026-12-31T00:00:00.000Z' },
      tags: { pii: null },
    },
  });
  const clearanceOf = ({ bundle: { offerings } }: { bundle: Bundle }) => offerings['a/one']?.clearance;
  const narrow = (change: Partial<ClearedOffering> | null, of: Bundle = bundle) =>
    narrowClearance(of, () => (change ? { ...OPEN, ...change } : null), NOW);

  it('leaves the very bundle where nothing is lost, also where more would be open', () => {
    expect(narrow({}).bundle).toBe(bundle);
    expect(narrow({}).losses).toEqual([]);
  });

  it('shortens, and takes the levels above along', () => {
    const clearance = {
      levels: { public: null, internal: '2026-09-01T00:00:00.000Z', confidential: null },
      tags: { pii: null },
    };
    const narrowed = narrow({ clearance });
    expect(clearanceOf(narrowed)).toEqual({
      levels: {
        public: null,
        internal: '2026-09-01T00:00:00.000Z',
        confidential: '2026-09-01T00:00:00.000Z',
      },
      tags: { pii: null },
    });
    expect(narrowed.losses).toMatchObject([{ what: 'level:internal' }, { what: 'level:confidential' }]);
  });

  it('removes a level with those above it, and the target stays in its list', () => {
    const narrowed = narrow({ clearance: { levels: { public: null, confidential: null }, tags: {} } });
    expect(clearanceOf(narrowed)).toEqual({ levels: { public: null }, tags: {} });
    expect(narrowed.losses.map(({ what, until }) => [what, until])).toEqual([
      ['level:internal', null],
      ['level:confidential', null],
      ['tag:pii', null],
    ]);
    expect(narrowed.bundle.taskClasses).toBe(bundle.taskClasses);
    expect(clearanceOf(narrow(null))).toEqual({ levels: {}, tags: {} });
  });

  it('leaves alone what has ended by itself', () => {
    const ended = sampleBundle({
      'a/one': { levels: { public: null, internal: '2026-05-31T23:59:59.999Z' }, tags: {} },
    });
    expect(narrow({ clearance: { levels: { public: null }, tags: {} } }, ended).bundle).toBe(ended);
    const ending = sampleBundle({
      'a/one': { levels: { public: null, internal: '2026-06-01T00:00:00.001Z' }, tags: {} },
    });
    expect(narrow({ clearance: { levels: { public: null }, tags: {} } }, ending).losses).toHaveLength(1);
  });

  it('takes out capabilities that are not covered, and what requests would have to carry and do not', () => {
    const narrowed = narrow({ capabilities: ['tools'] });
    expect(narrowed.bundle.offerings['a/one']?.capabilities).toEqual(['tools']);
    expect(narrowed.losses).toMatchObject([{ what: 'capability:vision', until: null }]);
    expect(clearanceOf(narrow({ evidence: { 'tag:pii': [requiring({ store: false })] } }))?.tags).toEqual({});
    expect(narrow({ evidence: { 'tag:pii': [requiring({ region: 'eu' })] } }).losses).toEqual([]);
  });
});
