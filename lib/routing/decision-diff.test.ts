import { describe, expect, it } from 'vitest';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, Rule } from '@/lib/policy/types';
import { type ComparedPolicy, diffDecisions } from './decision-diff';
import { requestGrid } from './decision-grid';
import type { SavedRequestDto } from './saved-request';

const NOW = Date.parse('2027-06-01T00:00:00.000Z');

function offering(change: Partial<Bundle['offerings'][string]> = {}): Bundle['offerings'][string] {
  return {
    model: 'm',
    owner: 'o',
    channel: 'c',
    api: 'openai-chat',
    endpoint: 'c',
    requestId: 'm',
    capabilities: ['tools'],
    context: 100_000,
    maxOutput: 60_000,
    regions: ['eu-1'],
    prices: [{ above: 0, input: '1', output: '2' }],
    clearance: { levels: { public: null, internal: null }, tags: {} },
    ...change,
  };
}

function rule(id: string, offerings: readonly string[], change: Partial<Rule> = {}): Rule {
  const targets = offerings.map((key) => ({ offering: key }));
  return { id, onUnknown: 'deny', salt: id, arms: [{ name: 'all', weight: 10_000, targets }], ...change };
}

function policy(rules: readonly Rule[], offerings: Bundle['offerings'] = {}): ComparedPolicy {
  const named = new Set(
    rules.flatMap(({ arms }) => arms.flatMap((arm) => arm.targets.map((one) => one.offering))),
  );
  const bundle: Bundle = {
    format: 'fairlead.policy/1',
    environment: 'test',
    levels: ['public', 'internal'],
    tags: ['pii'],
    attributes: { country: [], tier: ['free', 'paid'] },
    regionGroups: { eu: ['eu-1'], us: ['us-1'] },
    offerings: Object.fromEntries([...named].map((key) => [key, offerings[key] ?? offering()])),
    taskClasses: {
      a: { label: { level: 'public', tags: [] }, unlabelled: { level: 'public', tags: [] }, rules },
      empty: { label: { level: 'public', tags: [] }, rules: [] },
    },
  };
  return { bundle, prepared: prepare(bundle) };
}

const diff = (before: ComparedPolicy, after: ComparedPolicy, saved: readonly SavedRequestDto[] = []) =>
  diffDecisions(before, after, saved, NOW);

describe('what decides differently', () => {
  const one = policy([rule('r', ['x/one', 'y/two'])]);

  it('is nothing where nothing that decisions rest on changed', () => {
    expect(diff(one, one)).toEqual({ taskClasses: [], alike: ['a', 'empty'] });
  });

  it.each<[string, ComparedPolicy, ComparedPolicy, Record<string, string>]>([
    ['another order', one, policy([rule('r', ['y/two', 'x/one'])]), { first: 'The order in r changed.' }],
    [
      'a fallback more',
      one,
      policy([rule('r', ['x/one', 'y/two', 'z/three'])]),
      { others: 'z/three is new in r.' },
    ],
    ['a target less', one, policy([rule('r', ['y/two'])]), { first: 'x/one is not named by r any more.' }],
    [
      'a clearance less',
      one,
      policy([rule('r', ['x/one', 'y/two'])], {
        'x/one': offering({ clearance: { levels: { public: null }, tags: {} } }),
      }),
      { first: 'x/one is not cleared for the level internal.' },
    ],
    [
      'a larger context',
      policy([rule('r', ['x/one'])]),
      policy([rule('r', ['x/one'])], { 'x/one': offering({ context: 200_000 }) }),
      { routed: 'x/one passes now; before, it was too small for 100,000 in + 500 out.' },
    ],
    [
      'a cost limit',
      one,
      policy([rule('r', ['x/one', 'y/two'], { limits: { maxCostUsd: '0.05' } })]),
      { denied: 'x/one has a cost that cannot be known.' },
    ],
    [
      'a timeout',
      one,
      policy([rule('r', ['x/one', 'y/two'], { limits: { timeoutMs: 5000 } })]),
      { call: 'The same offerings, but for its limits.' },
    ],
    [
      'a rule before it',
      one,
      policy([
        rule('new', ['y/two'], { when: { attribute: 'country', in: ['de'] }, onUnknown: 'skip' }),
        rule('r', ['x/one', 'y/two']),
      ]),
      { first: 'new now comes before r and takes it.' },
    ],
    [
      'a rule that asks for an attribute',
      one,
      policy([rule('r', ['x/one', 'y/two'], { when: { attribute: 'tier', notIn: ['free'] } })]),
      { denied: 'r asks for the attribute tier, which the request does not say.' },
    ],
    ['no rule', one, policy([]), { denied: 'r, which took it, is gone.' }],
    ['a first rule', policy([]), one, { routed: 'r is new and takes it.' }],
    [
      'another name',
      one,
      policy([rule('s', ['x/one', 'y/two'])]),
      { rule: 's now comes before r and takes it.' },
    ],
    [
      'a split',
      one,
      policy([
        rule('r', [], {
          arms: [
            { name: 'control', weight: 5000, targets: [{ offering: 'x/one' }, { offering: 'y/two' }] },
            { name: 'canary', weight: 5000, targets: [{ offering: 'y/two' }] },
          ],
        }),
      ]),
      { first: 'Its unit falls into the arm canary now.' },
    ],
  ])('%s', (_name, before, after, whys) => {
    const { taskClasses } = diff(before, after);
    expect(taskClasses.map(({ taskClass }) => taskClass)).toEqual(['a']);
    const [{ counts = {}, different = 0, examples = [] } = {}] = taskClasses;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(different);
    for (const [difference, why] of Object.entries(whys)) {
      const told = examples.filter((example) => example.difference === difference);
      expect(told.length).toBeGreaterThan(0);
      expect(told.length).toBeLessThanOrEqual(3);
      expect(told.map((example) => example.why)).toContain(why);
    }
  });

  it('tells of saved requests by name, before the made-up ones', () => {
    const saved: SavedRequestDto = {
      id: 'id',
      revision: 1,
      taskClass: 'a',
      environment: null,
      name: 'Kept',
      request: { taskClass: 'a', unit: 'customer-1' },
      expected: { outcome: 'route' },
    };
    const { taskClasses } = diff(one, policy([rule('r', ['y/two'])]), [saved]);
    expect(taskClasses[0]?.saved).toEqual({ tried: 1, different: 1 });
    expect(taskClasses[0]?.examples[0]).toMatchObject({
      saved: { id: 'id', name: 'Kept' },
      before: 'Goes to x/one, then 1 other.',
      after: 'Goes to y/two, and nowhere else.',
    });
  });
});

describe('the grid', () => {
  const wide = policy(
    [
      rule('r', ['x/one'], {
        when: {
          all: Array.from({ length: 12 }, (_, index) => ({
            not: {
              attribute: index % 2 === 0 ? 'country' : 'tier',
              in: [index % 2 === 0 ? `c${index}` : 'free'],
            },
          })),
        },
      }),
    ],
    { 'x/one': offering({ capabilities: ['json', 'tools', 'vision'] }) },
  ).bundle;

  it('holds every value of every part, each request once, and all of them are requests', () => {
    const { requests, possible } = requestGrid('a', [wide], 500);
    expect(possible).toBeGreaterThan(500);
    expect(requests).toHaveLength(500);
    expect(new Set(requests.map((request) => JSON.stringify(request))).size).toBe(500);
    const text = JSON.stringify(requests);
    for (const value of [
      '"internal"',
      '"pii"',
      '"vision"',
      '"us"',
      '"c10"',
      '"another"',
      '"paid"',
      '99500',
    ]) {
      expect(text).toContain(value);
    }
    for (const request of requests) expect(parseRequest(request).ok).toBe(true);
    expect(requests[0]).toEqual({ taskClass: 'a' });
    expect(requestGrid('a', [wide], 500).requests).toEqual(requests);
  });

  it('is complete where it is small enough', () => {
    const { requests, possible } = requestGrid('empty', [wide], 20_000);
    expect(requests).toHaveLength(possible);
  });

  it('is compared in bounded time, however many attributes there are', () => {
    const begun = performance.now();
    const before = { bundle: wide, prepared: prepare(wide) };
    const [{ tried = 0 } = {}] = diff(before, policy([rule('r', ['y/two'])])).taskClasses;
    expect(tried).toBeLessThanOrEqual(20_000);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
