import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '@/lib/policy/explain';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, Condition, PolicyRequest, Rule } from '@/lib/policy/types';
import { covers } from './condition-cover';
import { type ConditionFacts, isOver, possibleValues } from './condition-values';

const LEVELS = ['public', 'internal', 'restricted'];
const TAGS = ['pci', 'pii'];
const COUNTRIES = ['de', 'fr', 'us'];
const NOON = '2026-11-20T12:00:00.000Z';
const EVENING = '2026-11-20T18:00:00.000Z';
const facts = (floor: ConditionFacts['floor']): ConditionFacts => ({
  floor,
  levels: LEVELS,
  attributes: { country: COUNTRIES, team: [] },
});
const PUBLIC = facts({ level: 'public', tags: [] });
const effort = () => ({ left: 100_000 });
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

const leaf = fc.oneof(
  some(COUNTRIES).map((values): Condition => ({ attribute: 'country', in: values })),
  some(COUNTRIES).map((values): Condition => ({ attribute: 'country', notIn: values })),
  some(['a', 'b']).map((values): Condition => ({ attribute: 'team', in: values })),
  fc.boolean().map((exists): Condition => ({ attribute: 'country', exists })),
  fc.constantFrom(...LEVELS).map((atLeast): Condition => ({ level: { atLeast } })),
  fc.constantFrom(...LEVELS).map((atMost): Condition => ({ level: { atMost } })),
  fc
    .tuple(fc.constantFrom(...LEVELS), fc.constantFrom(...LEVELS))
    .map(([atLeast, atMost]): Condition => ({ level: { atLeast, atMost } })),
  fc.constantFrom(...TAGS).map((tag): Condition => ({ tag })),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([above, atMost]): Condition => ({ inputTokens: { above, atMost } })),
  fc.nat(3).map((above): Condition => ({ inputTokens: { above } })),
  fc.constantFrom<Condition>(
    { time: { from: NOON } },
    { time: { until: NOON } },
    { time: { from: NOON, until: EVENING } },
    { time: { from: EVENING, until: NOON } },
  ),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie('condition').map((not): Condition => ({ not })),
  ),
}));

/** Every request that the leaves above can tell apart, at every time. */
const REQUESTS = LEVELS.flatMap((level) =>
  [[], ['pci'], ['pci', 'pii']].flatMap((tags) =>
    [undefined, ...COUNTRIES].flatMap((country) =>
      [undefined, 0, 2, 9].map(
        (inputTokens): PolicyRequest => ({
          taskClass: 'task',
          label: { level, tags },
          ...(country ? { attributes: { country, ...(country === 'de' ? {} : { team: 'a' }) } } : {}),
          ...(inputTokens === undefined ? {} : { inputTokens }),
        }),
      ),
    ),
  ),
);
const TIMES = ['2026-11-20T11:00:00.000Z', NOON, EVENING].map(Date.parse);

const RANKS = { false: 0, unknown: 1, true: 2 } as const;

/** What the evaluator itself finds for a condition, for all of those requests. */
function verdicts(
  conditions: readonly Condition[],
  floor: ConditionFacts['floor'],
): (keyof typeof RANKS)[][] {
  const offering = {
    ...{ model: 'm', owner: 'o', channel: 'c', api: 'a', endpoint: 'e', requestId: 'r', capabilities: [] },
    prices: [{ above: 0 }],
    clearance: { levels: {}, tags: {} },
  };
  const arms = [{ name: 'all', weight: 10_000, targets: [{ offering: 'c/m' }] }];
  const rules = conditions.map(
    (when, index): Rule => ({ id: `${index}`, when, onUnknown: 'skip', salt: 's', arms }),
  );
  const policies = rules.map((rule) => {
    const taskClasses = { task: { label: floor, rules: [rule] } };
    const vocabulary = { levels: LEVELS, tags: TAGS, attributes: { country: COUNTRIES, team: [] } };
    const bundle: Bundle = {
      format: 'fairlead.policy/1',
      environment: 'test',
      ...vocabulary,
      offerings: { 'c/m': offering },
      taskClasses,
    };
    return prepare(bundle);
  });
  return REQUESTS.flatMap((request) => {
    const parsed = parseRequest(request);
    if (!parsed.ok) throw new Error(parsed.message);
    return TIMES.map((now) =>
      policies.map(
        (policy) => explain(policy, null, parsed.request, now).considered.rules[0]?.verdict ?? 'false',
      ),
    );
  });
}

const NUMBER_OF = { numRuns: 150 };
const TIME = 120_000;

describe('which values a condition may take', () => {
  it(
    'never leaves one out that the evaluator finds',
    () => {
      const floors = fc.constantFrom({ level: 'public', tags: [] }, { level: 'internal', tags: ['pci'] });
      const property = fc.property(condition, floors, (when, floor) => {
        const possible = possibleValues(when, facts(floor));
        for (const [verdict] of verdicts([when], floor)) expect(possible[verdict ?? 'true']).toBe(true);
      });
      fc.assert(property, NUMBER_OF);
    },
    TIME,
  );

  it.each<[string, Condition, ConditionFacts, object]>([
    [
      'a level below the floor',
      { level: { atMost: 'public' } },
      facts({ level: 'internal', tags: [] }),
      { true: false },
    ],
    ['levels that cross', { level: { atLeast: 'internal', atMost: 'public' } }, PUBLIC, { true: false }],
    [
      'the floor and above',
      { level: { atLeast: 'internal' } },
      facts({ level: 'internal', tags: [] }),
      { false: false },
    ],
    [
      'a tag that every request has',
      { tag: 'pii' },
      facts({ level: 'public', tags: ['pii'] }),
      { false: false },
    ],
    [
      'every value of a closed attribute',
      { attribute: 'country', in: COUNTRIES },
      PUBLIC,
      { false: false, unknown: true },
    ],
    ['no value of a closed attribute', { attribute: 'country', notIn: COUNTRIES }, PUBLIC, { true: false }],
    ['sizes that cross', { inputTokens: { above: 5, atMost: 5 } }, PUBLIC, { true: false }],
    [
      'a window that ends before it begins',
      { time: { from: EVENING, until: NOON } },
      PUBLIC,
      { true: false },
    ],
    [
      'what is never true, within all',
      { all: [{ tag: 'pii' }, { not: { level: { atLeast: 'public' } } }] },
      PUBLIC,
      { true: false },
    ],
  ])('%s', (_name, when, known, expected) => {
    expect(possibleValues(when, known)).toMatchObject(expected);
  });

  it.each<[Condition, boolean]>([
    [{ time: { until: NOON } }, true],
    [{ time: { until: '2026-11-20T12:00:00.001Z' } }, false],
    [{ not: { time: { until: NOON } } }, false],
    [{ any: [{ time: { until: NOON } }, { tag: 'pii' }] }, false],
    [{ all: [{ time: { until: NOON } }, { tag: 'pii' }] }, true],
  ])('%j is over: %s', (when, over) => {
    expect(isOver(when, Date.parse(NOON))).toBe(over);
  });
});

describe('whether one condition covers another', () => {
  it(
    'is never claimed against what the evaluator finds',
    () => {
      let claimed = 0;
      const related = condition.chain((one) =>
        fc.oneof(
          fc.tuple(fc.constant(one), condition),
          condition.map((other): [Condition, Condition] => [one, { all: [other, one] }]),
          condition.map((other): [Condition, Condition] => [{ any: [other, one] }, one]),
          fc.tuple(leaf, leaf),
        ),
      );
      const property = fc.property(related, ([wide, narrow]) => {
        if (!covers(wide, narrow, LEVELS, effort())) return;
        claimed += 1;
        for (const [a, b] of verdicts([wide, narrow], PUBLIC.floor)) {
          expect(RANKS[a ?? 'false']).toBeGreaterThanOrEqual(RANKS[b ?? 'true']);
        }
      });
      fc.assert(property, { numRuns: 400 });
      expect(claimed).toBeGreaterThan(50);
    },
    TIME,
  );

  it.each<[Condition, Condition, boolean]>([
    [{ attribute: 'country', in: ['de', 'fr'] }, { attribute: 'country', in: ['de'] }, true],
    [{ attribute: 'country', in: ['de'] }, { attribute: 'country', in: ['de', 'fr'] }, false],
    [{ attribute: 'country', notIn: ['us'] }, { attribute: 'country', in: ['de'] }, true],
    [{ attribute: 'country', in: ['de'] }, { attribute: 'team', in: ['de'] }, false],
    [{ level: { atLeast: 'internal' } }, { level: { atLeast: 'restricted' } }, true],
    [{ inputTokens: { above: 10 } }, { inputTokens: { above: 10, atMost: 20 } }, true],
    [{ tag: 'pii' }, { all: [{ tag: 'pci' }, { tag: 'pii' }] }, true],
    [{ any: [{ tag: 'pci' }, { tag: 'pii' }] }, { tag: 'pii' }, true],
    [{ not: { tag: 'pii' } }, { not: { any: [{ tag: 'pci' }, { tag: 'pii' }] } }, true],
    [{ all: [{ tag: 'pci' }, { tag: 'pii' }] }, { all: [{ tag: 'pii' }, { tag: 'pci' }] }, true],
  ])('%j over %j: %s', (wide, narrow, expected) => {
    expect(covers(wide, narrow, LEVELS, effort())).toBe(expected);
  });

  it('gives up when its effort is spent', () => {
    expect(covers({ tag: 'pii' }, { tag: 'pii' }, LEVELS, { left: 0 })).toBe(false);
  });
});
