import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { readyPolicy } from '../try-policy';
import { draftDecisions } from './decision-diff-queries';
import { publishPolicy } from './publish-commands';
import { draftState } from './queries';
import { createRule, updateRule } from './rule-commands';
import { stopRouting } from './stop-commands';
import { createTaskClass } from './task-class-commands';
import { tryPolicy } from './try-queries';

withRoutingDatabase();
const [first, second] = OFFERINGS;
const now = () => new Date();
const tried = (policy: 'draft' | 'active' | number) => tryPolicy('development', policy, now());
const offeringsOf = (policy: Awaited<ReturnType<typeof tryPolicy>>) =>
  policy?.bundle.taskClasses.lookup?.rules[0]?.arms[0]?.targets.map(({ offering }) => offering);

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
});

describe('before the first publish', () => {
  it('there is a draft to try, and no version to try or compare with', async () => {
    expect(await tried('active')).toBeNull();
    expect(await tried(1)).toBeNull();
    expect(await tried('draft')).toMatchObject({ version: null, draftRevision: 1 });
    expect(await draftDecisions('development', now())).toBeNull();
  });
});

describe('after it', () => {
  beforeAll(async () => {
    const rule = await createRule(SYSTEM_CALLER, ruleInput('lookup', [first, second]));
    const { draftRevision, findings } = await draftState('development', now());
    await publishPolicy(SYSTEM_CALLER, {
      environment: 'development',
      draftRevision,
      baseVersion: null,
      reason: 'a test',
      acceptedWarnings: warningsOf(findings).map(findingKey),
    });
    const { id, revision, key, enabled } = rule;
    const definition = sampleDefinition([second, first]);
    await updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition });
  });

  it('draft, active version and a version by its number are each what they say', async () => {
    expect(offeringsOf(await tried('draft'))).toEqual([second, first]);
    expect(offeringsOf(await tried('active'))).toEqual([first, second]);
    expect(await tried(1)).toMatchObject({ policy: 1, version: 1, draftRevision: null });
    expect(await tried(9)).toBeNull();
  });

  it('what the draft decides differently is counted, with the reason', async () => {
    const diff = await draftDecisions('development', now());
    expect(diff?.taskClasses).toEqual([
      expect.objectContaining({ taskClass: 'lookup', tried: expect.any(Number) }),
    ]);
    const [lookup] = diff?.taskClasses ?? [];
    expect(lookup?.counts.first).toBe(lookup?.different);
    expect(lookup?.examples[0]).toMatchObject({ difference: 'first', why: 'The order in lookup changed.' });
  });

  it('a draft is tried under the stops in force, an earlier version under its own', async () => {
    await stopRouting(SYSTEM_CALLER, {
      subject: 'offering',
      name: first,
      reason: 'outage',
      environments: ['development'],
    });
    for (const policy of ['draft', 'active', 2] as const) {
      expect((await tried(policy))?.overlay.disabled).toEqual([{ offering: first, reason: 'outage' }]);
    }
    expect((await tried(1))?.overlay.disabled).toEqual([]);
  });

  it('a draft that routers would refuse can be opened, and decides nothing', async () => {
    await createRule(SYSTEM_CALLER, { ...ruleInput('lookup', ['cloud-a/gone']), key: 'broken' });
    const draft = await tried('draft');
    expect(draft && readyPolicy(draft)).toMatchObject({ ok: false });
    expect(await draftDecisions('development', now())).toBeNull();
  });
});
