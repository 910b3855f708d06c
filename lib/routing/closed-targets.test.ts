import { expect, it } from 'vitest';
import type { Bundle } from '@/lib/policy/types';
import type { ClearedOffering } from '@/lib/sensitivity/clearance';
import { closedTargets } from './closed-targets';
import { effectLabels } from './effect-words';
import { narrowClearance } from './narrow-clearance';
import { openedLabels } from './opened-labels';
import { sampleBundle } from './test/sample-bundle';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const NONE = { format: 'fairlead.overlay/1', disabled: [] } as const;
const OPEN = { levels: { public: null, internal: null, confidential: null }, tags: { pii: null } };
const covered = (change: Partial<ClearedOffering>): ClearedOffering => ({
  clearance: OPEN,
  capabilities: ['tools', 'vision'],
  evidence: {},
  ...change,
});

/** What closes when the evidence of one offering of two changes. */
function closes(
  change: Partial<ClearedOffering>,
  bundle: Bundle = sampleBundle({ 'a/one': OPEN, 'b/two': OPEN }),
) {
  const evidence = (key: string) => covered(key === 'a/one' ? change : {});
  const { bundle: narrow, losses } = narrowClearance(bundle, evidence, NOW);
  const name = (taskClass: string) => `The ${taskClass}`;
  return closedTargets(bundle, { bundle: narrow, overlay: NONE }, losses, name, NOW);
}

it('names task class, rule, target, labels and date, and how many are left', () => {
  const shorter = { levels: { public: null, internal: '2026-09-01T00:00:00.000Z' }, tags: { pii: null } };
  expect(closes({ clearance: shorter })).toEqual([
    {
      ...{ taskClass: 'lookup', taskClassName: 'The lookup', rule: 'all', offering: 'a/one', left: 1 },
      labels: ['level:internal'],
      from: '2026-09-01T00:00:00.000Z',
    },
    {
      ...{ taskClass: 'lookup', taskClassName: 'The lookup', rule: 'all', offering: 'a/one', left: 1 },
      labels: ['level:confidential'],
      from: null,
    },
  ]);
  expect(closes({})).toEqual([]);
  expect(closes({ capabilities: ['tools'] })).toMatchObject([{ labels: ['capability:vision'], left: 1 }]);
});

it('says when nothing is left, and leaves out what no request of the rule can meet', () => {
  const alone = sampleBundle({ 'a/one': OPEN });
  const without = { clearance: { ...OPEN, tags: {} } };
  expect(closes(without, alone)).toMatchObject([{ labels: ['tag:pii'], left: 0 }]);
  const rules = (change: object) => {
    const [rule] = alone.taskClasses.lookup?.rules ?? [];
    const lookup = { label: { level: 'internal', tags: [] }, rules: [{ ...rule, ...change }] };
    return { ...alone, taskClasses: { lookup } } as Bundle;
  };
  const none = { clearance: { levels: {}, tags: { pii: null } } };
  expect(closes(none, rules({}))).toMatchObject([{ labels: ['level:internal', 'level:confidential'] }]);
  const capped = rules({ when: { level: { atMost: 'internal' } } });
  expect(closes(none, capped)).toMatchObject([{ labels: ['level:internal'] }]);
  expect(closes(without, rules({ when: { not: { tag: 'pii' } } }))).toEqual([]);
});

it('tells what would open, by label, over all environments', () => {
  const was = { of: () => covered({ clearance: { levels: { public: null }, tags: {} } }) };
  const is = { keys: ['b/two', 'a/one'], of: () => covered({}) };
  const environments = ['Staging', 'Production'].map((environment) => ({
    environment,
    before: was,
    after: is,
  }));
  expect(openedLabels(environments, NOW)[0]).toEqual({
    label: 'level:internal',
    environments: ['Staging', 'Production'],
    offerings: ['a/one', 'b/two'],
    count: 2,
  });
  expect(openedLabels(environments, NOW).map(({ label }) => label)).toHaveLength(3);
  expect(effectLabels(['level:internal', 'tag:pii', 'capability:vision'])).toBe(
    'internal and pii and requests that need vision',
  );
});
