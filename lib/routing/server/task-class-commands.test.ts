import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { TaskClassDto } from '../dto';
import { findingKey, warningsOf } from '../finding';
import { publishPolicy } from './publish-commands';
import { draftState } from './queries';
import { archiveRule, createRule } from './rule-commands';
import { createSavedRequest } from './saved-request-commands';
import { archiveTaskClass, createTaskClass, updateTaskClass } from './task-class-commands';
import { taskClassUses } from './where-used-queries';

withRoutingDatabase();

const demands = {
  slaP95Ms: 2000,
  slaAvailability: '99.95',
  costToleranceUsd: '0.02',
  qualityFloor: '72.5',
  qualityBenchmark: 'exam',
  kpi: 'accepted answers',
  ownerName: 'Research',
  referenceInputTokens: 4000,
  referenceOutputTokens: 500,
};

describe('what a task class asks for', () => {
  let made: TaskClassDto;
  beforeAll(async () => {
    made = await createTaskClass(SYSTEM_CALLER, { ...taskClassInput('whole'), ...demands });
  });

  it('is kept as it was stated', () => {
    expect(made).toMatchObject(demands);
  });

  it.each([
    ['/slaAvailability', { slaAvailability: '100' }],
    ['/slaAvailability', { slaAvailability: '0.0' }],
    ['/slaAvailability', { slaAvailability: '99.99999' }],
    ['/slaAvailability', { slaAvailability: '1e1' }],
    ['/qualityFloor', { qualityFloor: '-1' }],
    ['/qualityFloor', { qualityFloor: null }],
    ['/qualityBenchmark', { qualityBenchmark: null }],
    ['/qualityBenchmark', { qualityBenchmark: '  ' }],
    ['/referenceOutputTokens', { referenceOutputTokens: null }],
    ['/referenceInputTokens', { referenceInputTokens: null }],
    ['/costToleranceUsd', { costToleranceUsd: '1.0000000001' }],
    ['/kpi', { kpi: '\ud800' }],
  ])('is refused at %s for %j', async (path, change) => {
    const { id, revision, key: _key, ...fields } = made;
    const refusal = await refusalOf(updateTaskClass(SYSTEM_CALLER, { ...fields, id, revision, ...change }));
    expect(refusal.kind).toBe('invalid');
    expect(refusal.details.fields?.map((problem) => problem.path)).toContain(path);
  });

  it('is changed by one of two who saw the same, and shown to the other', async () => {
    const { id, revision, key: _key, ...fields } = made;
    const change = (kpi: string) => updateTaskClass(SYSTEM_CALLER, { ...fields, id, revision, kpi });
    const results = await Promise.allSettled([change('one'), change('two')]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ kind: 'conflict', details: { current: { revision: 2 } } });
  });
});

describe('where a task class is used', () => {
  it('is told by environment, and what drafts use is not archived', async () => {
    const taskClass = await createTaskClass(SYSTEM_CALLER, taskClassInput('used'));
    const rule = await createRule(SYSTEM_CALLER, ruleInput('used', OFFERINGS));
    const { draftRevision, findings } = await draftState('development', new Date());
    await publishPolicy(SYSTEM_CALLER, {
      environment: 'development',
      draftRevision,
      baseVersion: null,
      reason: 'a test',
      acceptedWarnings: warningsOf(findings).map(findingKey),
    });
    await createSavedRequest(SYSTEM_CALLER, {
      environment: null,
      name: 'short one',
      request: { taskClass: 'used' },
      expected: { outcome: 'route' },
    });
    const uses = async () =>
      (await taskClassUses('used')).map(({ kind, environment, name }) => [kind, environment, name]);
    expect(await uses()).toEqual([
      ['draft', 'development', 'used'],
      ['version', 'development', 'used'],
      ['saved request', null, 'short one'],
    ]);
    const { id, revision } = taskClass;
    const refusal = await refusalOf(archiveTaskClass(SYSTEM_CALLER, { id, revision }));
    expect(refusal.message).toContain('used (Development, draft main)');
    await archiveRule(SYSTEM_CALLER, { id: rule.id, revision: rule.revision });
    await archiveTaskClass(SYSTEM_CALLER, { id, revision });
    expect(await db().taskClass.count({ where: { id, archivedAt: { not: null } } })).toBe(1);
  });
});
