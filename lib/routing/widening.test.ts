import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { evaluate } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import type { Prepared } from '@/lib/policy/prepared';
import { parseRequest } from '@/lib/policy/request';
import { bundleArbitrary, nowArbitrary } from '@/lib/policy/test/bundle-arbitraries';
import { overlayArbitrary, requestArbitrary } from '@/lib/policy/test/request-arbitraries';
import type { Bundle, Overlay, PolicyRequest, Rule } from '@/lib/policy/types';
import { requestGrid } from './decision-grid';
import type { Served } from './narrow';
import { changed, changesArbitrary } from './test/bundle-changes';
import { widenings } from './widening';

vi.setConfig({ testTimeout: 120_000 });

const NONE: Overlay = { format: 'fairlead.overlay/1', disabled: [] };

/** What passes the checks of a request's list, and of its escalations. `on` says when a target is called, not whether it may be. */
function eligible(policy: Prepared, asked: PolicyRequest, now: number): string[] {
  const parsed = parseRequest(asked);
  if (!parsed.ok) throw new Error(parsed.message);
  const { candidates, escalations } = evaluate(policy, parsed.request, now);
  return [
    ...candidates.map(({ offering }) => offering),
    ...escalations.map(({ offering }) => `escalation ${offering}`),
  ];
}

function withoutCauses(bundle: Bundle): Bundle {
  const copy = structuredClone(bundle) as { taskClasses: Bundle['taskClasses'] } & Bundle;
  for (const { rules } of Object.values(copy.taskClasses)) {
    for (const { arms } of rules) {
      for (const { targets } of arms) for (const target of targets) delete (target as { on?: unknown }).on;
    }
  }
  return copy;
}

const ready = ({ bundle, overlay }: Served) => prepare(withoutCauses(bundle), overlay);

describe('what would become eligible', () => {
  it('is told whenever some request widens', () => {
    const requests = fc.array(requestArbitrary, { minLength: 15, maxLength: 15 });
    const times = fc.array(nowArbitrary, { minLength: 4, maxLength: 4 });
    const counts = { silent: 0, changed: 0, routed: 0, told: 0, widened: 0 };
    fc.assert(
      fc.property(
        bundleArbitrary,
        changesArbitrary,
        changesArbitrary,
        overlayArbitrary,
        overlayArbitrary,
        requests,
        times,
        (bundle, first, second, one, other, asked, instants) => {
          const before = { bundle: changed(bundle, first), overlay: one ?? NONE };
          const after = { bundle: changed(bundle, second), overlay: other ?? one ?? NONE };
          const [start = 0, ...later] = [...instants].sort((a, b) => a - b);
          const told = widenings(before, after, start);
          const [was, is] = [ready(before), ready(after)];
          const grid = Object.keys(after.bundle.taskClasses).flatMap(
            (name) => requestGrid(name, [before.bundle, after.bundle], 60).requests,
          );
          let widens = false;
          for (const request of [...asked, ...grid]) {
            for (const now of [start, ...later]) {
              const gains = eligible(is, request, now);
              if (gains.length === 0) continue;
              counts.routed += 1;
              const had = eligible(was, request, now);
              if (gains.every((offering) => had.includes(offering))) continue;
              widens = true;
              if (told.length === 0) expect({ request, now, gains }).toEqual({ request, now, gains: had });
            }
          }
          if (told.length === 0) counts.silent += 1;
          if (told.length === 0 && JSON.stringify(before) !== JSON.stringify(after)) counts.changed += 1;
          if (told.length > 0) counts.told += 1;
          if (told.length > 0 && widens) counts.widened += 1;
        },
      ),
      { numRuns: 600 },
    );
    // It says nothing often enough to be of use, and most of what it says is so.
    expect(counts.changed).toBeGreaterThan(60);
    expect(counts.widened / counts.told).toBeGreaterThan(0.5);
  });

  it('is nothing for the same policy, nor for one that only takes away', () => {
    const { bundle } = EXAMPLE;
    expect(widenings(EXAMPLE, EXAMPLE, NOW)).toEqual([]);
    const canary = (targets: readonly string[]) => [
      { name: 'control', weight: 9000, targets: [{ offering: 'a/one' }, { offering: 'b/two' }] },
      { name: 'canary', weight: 1000, targets: targets.map((offering) => ({ offering })) },
    ];
    const split = withRule({ arms: canary(['c/three']) });
    expect(widenings(split, EXAMPLE, NOW)).toEqual([]);
    expect(widenings(EXAMPLE, split, NOW).map(({ offering }) => offering)).toEqual(['c/three']);
    expect(
      widenings(withRule({ limits: { maxCostUsd: '2' } }), withRule({ limits: { maxCostUsd: '1' } }), NOW),
    ).toEqual([]);
    expect(widenings(EXAMPLE, withRule({ when: { attribute: 'country', in: ['de'] } }), NOW)).toEqual([]);
    const stopped = { bundle, overlay: { ...NONE, disabled: [{ offering: 'b/two', reason: 'why' }] } };
    expect(widenings(EXAMPLE, stopped, NOW)).toEqual([]);
    expect(widenings(stopped, EXAMPLE, NOW)).toMatchObject([{ offering: 'b/two', why: 'it is stopped now' }]);
  });

  it('names the rule, the offering and why', () => {
    const one = withRule({ arms: [{ name: 'all', weight: 10_000, targets: [{ offering: 'a/one' }] }] });
    expect(widenings(one, EXAMPLE, NOW)).toEqual([
      {
        taskClass: 'lookup',
        rule: 'rule',
        offering: 'b/two',
        why: '"rule", which takes such requests now, does not list it for them',
      },
    ]);
    const german = withRule({ when: { attribute: 'country', in: ['de'] } });
    expect(widenings(german, EXAMPLE, NOW)[0]?.why).toBe(
      'requests that no rule takes now would be routed to it',
    );
    const higher = widenings(
      withRule({ limits: { maxCostUsd: '1' } }),
      withRule({ limits: { maxCostUsd: '2' } }),
      NOW,
    );
    expect(higher[0]?.why).toContain('limit on cost');
  });

  it('reckons with requests that meet another rule because the lowest label rises', () => {
    const floor = (level: string): Served => {
      const arms = (key: string) => [{ name: 'all', weight: 10_000, targets: [{ offering: key }] }];
      const sensitive = {
        ...RULE,
        id: 'sensitive',
        when: { level: { atLeast: 'internal' } },
        arms: arms('b/two'),
      };
      const { bundle } = EXAMPLE;
      return {
        overlay: NONE,
        bundle: {
          ...bundle,
          levels: ['public', 'internal'],
          offerings: Object.fromEntries(
            ['a/one', 'b/two'].map((key) => [
              key,
              { ...offering(key), clearance: { levels: { public: null, internal: null }, tags: {} } },
            ]),
          ),
          taskClasses: {
            lookup: { label: { level, tags: [] }, rules: [sensitive, { ...RULE, arms: arms('a/one') }] },
          },
        },
      };
    };
    // A public request was the second rule's, and would be the first one's.
    expect(widenings(floor('public'), floor('internal'), NOW)).toMatchObject([
      { rule: 'sensitive', offering: 'b/two' },
    ]);
  });

  it('ends in bounded time however many values conditions tell apart', () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`attribute-${index}`, ['x', 'y', 'z']]),
    );
    const when = (values: string[]) => ({
      any: Object.keys(attributes).map((attribute) => ({ attribute, in: values })),
    });
    const wide = withRule({ when: when(['x', 'y']) });
    const narrow = withRule({ when: when(['x']) });
    const told = widenings(
      { ...wide, bundle: { ...wide.bundle, attributes } },
      { ...narrow, bundle: { ...narrow.bundle, attributes } },
      NOW,
    );
    expect(told.every(({ taskClass }) => taskClass === 'lookup')).toBe(true);
  });
});

const NOW = Date.parse('2026-06-01T00:00:00.000Z');

const offering = (key: string): Bundle['offerings'][string] => ({
  ...{ model: key, owner: key, channel: key, api: 'x', endpoint: 'y', requestId: 'z' },
  capabilities: [],
  prices: [{ above: 0, input: '1', output: '1' }],
  clearance: { levels: { public: null }, tags: {} },
});

const RULE: Rule = {
  id: 'rule',
  onUnknown: 'deny',
  salt: 'rule:1',
  arms: [{ name: 'all', weight: 10_000, targets: [{ offering: 'a/one' }, { offering: 'b/two' }] }],
};

/** One rule over every request, but for what is changed of it. */
function withRule(change: Partial<Rule>): Served {
  const rule = { ...RULE, ...change };
  const named = rule.arms.flatMap(({ targets }) => targets.map((target) => target.offering));
  return {
    overlay: NONE,
    bundle: {
      format: 'fairlead.policy/1',
      environment: 'test',
      levels: ['public'],
      tags: [],
      attributes: { country: ['de', 'fr'] },
      offerings: Object.fromEntries(named.map((key) => [key, offering(key)])),
      taskClasses: { lookup: { label: { level: 'public', tags: [] }, rules: [rule] } },
    },
  };
}

const EXAMPLE = withRule({});
