import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { acknowledgeableOf, acknowledgementKey, findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { publishPolicy, rollBackPolicy } from './publish-commands';
import { draftState, rollbackPreview } from './queries';
import { createRule, updateRule } from './rule-commands';
import { archiveSavedRequest, createSavedRequest, updateSavedRequest } from './saved-request-commands';
import { getSavedRequest, savedRequestStates } from './saved-request-queries';
import { createTaskClass } from './task-class-commands';
import { getVersion } from './version-queries';

withRoutingDatabase();
const [first, second] = OFFERINGS;
const refusalOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(AppError);
      return error as AppError;
    },
  );

function input(name: string, change: Record<string, unknown> = {}) {
  return {
    environment: 'development',
    name,
    request: { taskClass: 'lookup', unit: 'customer-4711' },
    expected: { outcome: 'route', rule: 'lookup', candidates: [first, second], escalations: [] },
    ...change,
  };
}

const failures = async (environment: string) =>
  acknowledgeableOf((await draftState(environment, new Date())).findings);

async function publish(acknowledged: readonly string[] = []) {
  const { draftRevision, activeVersion, findings } = await draftState('development', new Date());
  return publishPolicy(SYSTEM_CALLER, {
    environment: 'development',
    draftRevision,
    baseVersion: activeVersion,
    reason: 'a test',
    acceptedWarnings: warningsOf(findings).map(findingKey),
    acknowledged,
  });
}

let rule: Awaited<ReturnType<typeof createRule>>;
async function setTargets(offerings: readonly string[]) {
  const { id, revision, key, enabled } = rule;
  rule = await updateRule(SYSTEM_CALLER, {
    id,
    revision,
    key,
    enabled,
    definition: sampleDefinition(offerings),
  });
}

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  await createTaskClass(SYSTEM_CALLER, taskClassInput('other'));
  rule = await createRule(SYSTEM_CALLER, ruleInput('lookup', [first, second]));
});

describe('a saved request', () => {
  it('is kept with its task class, and found for the environments it is about', async () => {
    const saved = await createSavedRequest(SYSTEM_CALLER, input('In order'));
    expect(saved).toMatchObject({ taskClass: 'lookup', environment: 'development', revision: 1 });
    expect(await getSavedRequest(saved.id)).toEqual(saved);
    expect(await savedRequestStates('development', 'lookup', new Date())).toEqual([
      { saved, result: expect.objectContaining({ mismatches: [] }) },
    ]);
    expect(await savedRequestStates('staging', 'lookup', new Date())).toEqual([]);
    expect(await failures('development')).toEqual([]);
  });

  it('writes neither the request nor its name into the audit trail', async () => {
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(entry.action).toBe('saved_request.create');
    const text = Buffer.from(entry.bytes).toString();
    expect(text).toContain('requestSha256');
    expect(text).not.toMatch(/customer-4711|In order/);
  });

  it('is refused without sense, field by field', async () => {
    const refused = async (change: Record<string, unknown>) =>
      (await refusalOf(createSavedRequest(SYSTEM_CALLER, input('New', change)))).details.fields?.map(
        ({ path }) => path,
      );
    expect(await refused({ name: ' ' })).toEqual(['/name']);
    expect(await refused({ name: 'In order' })).toEqual(['/name']);
    expect(await refused({ request: { taskClass: 'lookup', nedes: [] } })).toEqual(['/request/nedes']);
    expect(await refused({ request: { taskClass: 'gone' } })).toEqual(['/request/taskClass']);
    expect(await refused({ expected: { outcome: 'deny', code: 'no_policy' } })).toEqual(['/expected/code']);
  });

  it('of every environment needs the role everywhere', async () => {
    const { id } = await db().environment.findUniqueOrThrow({ where: { key: 'development' } });
    const here = callerWith({ role: 'architect', environmentId: id });
    const everywhere = input('Everywhere', { environment: null });
    expect((await refusalOf(createSavedRequest(here, everywhere))).kind).toBe('forbidden');
    const elsewhere = input('Elsewhere', { environment: 'staging' });
    expect((await refusalOf(createSavedRequest(here, elsewhere))).kind).toBe('forbidden');
    const saved = await createSavedRequest(SYSTEM_CALLER, everywhere);
    expect(await failures('staging')).toHaveLength(1);
    await archiveSavedRequest(SYSTEM_CALLER, { id: saved.id, revision: saved.revision });
    expect(await failures('staging')).toEqual([]);
  });

  it('is changed by who saw it as it is, and stays with its task class', async () => {
    const saved = await createSavedRequest(SYSTEM_CALLER, input('To change'));
    const { id, revision } = saved;
    const renamed = await updateSavedRequest(SYSTEM_CALLER, { ...input('Changed'), id, revision });
    expect(renamed).toMatchObject({ name: 'Changed', revision: 2 });
    const late = await refusalOf(updateSavedRequest(SYSTEM_CALLER, { ...input('Late'), id, revision }));
    expect(late).toMatchObject({ kind: 'conflict', details: { current: { name: 'Changed' } } });
    const moved = await refusalOf(
      updateSavedRequest(SYSTEM_CALLER, {
        ...input('Moved', { request: { taskClass: 'other' } }),
        id,
        revision: 2,
      }),
    );
    expect(moved.details.fields).toEqual([expect.objectContaining({ path: '/request/taskClass' })]);
    await archiveSavedRequest(SYSTEM_CALLER, { id, revision: 2 });
    const gone = await refusalOf(archiveSavedRequest(SYSTEM_CALLER, { id, revision: 3 }));
    expect(gone.kind).toBe('not_found');
  });

  it('keeps its name to itself, however many come at once', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => createSavedRequest(SYSTEM_CALLER, input('At once'))),
    );
    const refusals = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as AppError] : []));
    expect(refusals.map(({ kind }) => kind)).toEqual(Array(4).fill('invalid'));
    const [made] = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await archiveSavedRequest(SYSTEM_CALLER, { id: made?.id, revision: 1 });
  });

  it('is held to its form by the database itself', async () => {
    const { id: taskClassId } = await db().taskClass.findUniqueOrThrow({ where: { key: 'lookup' } });
    const row = {
      taskClassId,
      name: 'Raw',
      request: { taskClass: 'lookup' },
      expected: { outcome: 'route' },
    };
    for (const change of [{ name: ' ' }, { request: [] }, { request: {} }, { expected: {} }]) {
      await expect(db().savedRequest.create({ data: { ...row, ...change } })).rejects.toThrow();
    }
  });
});

describe('a publish', () => {
  it('goes through while every saved request is decided as expected', async () => {
    expect((await publish()).version).toBe(1);
  });

  it('is stopped by one that is not, until that one is acknowledged', async () => {
    await setTargets([second, first]);
    const [failed] = await failures('development');
    expect(failed?.message).toContain('“In order” is decided differently than expected');
    if (!failed) return;
    const refusal = await refusalOf(publish());
    expect(refusal.kind).toBe('refused');
    expect(refusal.details.findings).toEqual([failed]);
    const otherwise = await refusalOf(publish([`${acknowledgementKey(failed)}!`]));
    expect(otherwise.details.findings).toEqual([failed]);

    expect((await publish([acknowledgementKey(failed)])).version).toBe(2);
    const version = await getVersion('development', 2);
    expect(version?.findings).toContainEqual({ ...failed, acknowledged: true });
    const entry = await db().auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(JSON.parse(Buffer.from(entry.bytes).toString())).toMatchObject({
      data: { acknowledged: [findingKey(failed)] },
    });
  });

  it('cannot acknowledge any other error', async () => {
    await setTargets(['cloud-a/gone']);
    const { findings } = await draftState('development', new Date());
    const refusal = await refusalOf(publish(findings.map(acknowledgementKey)));
    expect(refusal.details.findings).toEqual([expect.objectContaining({ code: 'offering_missing' })]);
    await setTargets([second, first]);
  });

  it('rolling back is held to the same', async () => {
    const [state] = await savedRequestStates('development', 'lookup', new Date());
    if (!state) return expect.unreachable();
    const { saved } = state;
    await updateSavedRequest(SYSTEM_CALLER, {
      ...input(saved.name, { expected: { outcome: 'route', first: second } }),
      id: saved.id,
      revision: saved.revision,
    });
    const preview = await rollbackPreview('development', 1, new Date());
    const [failed] = acknowledgeableOf(preview?.findings ?? []);
    if (!failed) return expect.unreachable();
    const order = {
      environment: 'development',
      toVersion: 1,
      baseVersion: 2,
      reason: 'back',
      acceptedWarnings: preview?.warningKeys,
    };
    expect((await refusalOf(rollBackPolicy(SYSTEM_CALLER, order))).details.findings).toEqual([failed]);
    const acknowledged = [acknowledgementKey(failed)];
    expect((await rollBackPolicy(SYSTEM_CALLER, { ...order, acknowledged })).version).toBe(3);
  });
});
