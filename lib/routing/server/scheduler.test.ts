import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { createDraft } from './draft-commands';
import { publishPolicy } from './publish-commands';
import { draftState, listRouting } from './queries';
import { createRule, updateRule } from './rule-commands';
import { reschedulePublish, schedulePublish, unschedulePublish } from './schedule-commands';
import { listSchedules } from './schedule-queries';
import { publishDue } from './scheduler';
import { stopRouting } from './stop-commands';
import { createTaskClass } from './task-class-commands';

// Processes of their own take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const { database } = withRoutingDatabase();
const NOW = new Date();
const DUE = new Date(NOW.getTime() + 3 * 3_600_000);
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
const silent = { info: () => {}, error: () => {} };
let made = 0;

/** An environment of its own with a draft that can be published. */
async function freshEnvironment(approvalsRequired = 0): Promise<string> {
  made += 1;
  const key = `environment-${made}`;
  await db().environment.create({
    data: { key, name: key, position: 10 + made, approvalsRequired, drafts: { create: { name: 'main' } } },
  });
  if (made === 1) await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  await createRule(SYSTEM_CALLER, {
    ...ruleInput('lookup', [OFFERINGS[0], OFFERINGS[1]], key),
    key: 'lookup',
  });
  return key;
}

async function asSeen(environment: string) {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  return {
    environment,
    draft: 'main',
    draftRevision,
    baseVersion: activeVersion,
    reason: 'tonight',
    acceptedWarnings,
  };
}

async function schedule(environment: string, publishAt = DUE, now = NOW, caller: Caller = SYSTEM_CALLER) {
  const input = { ...(await asSeen(environment)), publishAt: publishAt.toISOString() };
  return schedulePublish(caller, input, now);
}

const rowOf = (environment: string) =>
  db().scheduledPublish.findFirstOrThrow({
    where: { environment: { key: environment } },
    orderBy: { createdAt: 'desc' },
  });
const versionsOf = (environment: string) =>
  db().policyVersion.count({ where: { environment: { key: environment } } });
const failureOf = async (environment: string) => {
  const { state, failure } = await rowOf(environment);
  return `${state}: ${(failure as { message: string } | null)?.message}`;
};

async function edit(environment: string) {
  const rule = (await listRouting(environment, 'main'))[0]?.rules[0];
  if (!rule) throw new Error('there is no rule');
  const definition = sampleDefinition([OFFERINGS[1], OFFERINGS[2]]);
  const { id, revision, key, enabled } = rule;
  await updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition });
}

describe('a scheduled publish', () => {
  it('is made at its time, not a millisecond before, and once', async () => {
    const environment = await freshEnvironment();
    await schedule(environment);
    await publishDue(() => later(DUE, -1), silent);
    expect(await versionsOf(environment)).toBe(0);
    await publishDue(() => DUE, silent);
    await publishDue(() => later(DUE, 1000), silent);
    expect(await rowOf(environment)).toMatchObject({ state: 'done', version: 1, finishedAt: DUE });
    expect(await versionsOf(environment)).toBe(1);
    const version = await db().policyVersion.findFirstOrThrow({
      where: { environment: { key: environment } },
    });
    expect(version).toMatchObject({ reason: 'tonight', publishedAt: DUE });
  });

  it('waits for a time in the future, once per draft, and can be moved or taken back', async () => {
    const environment = await freshEnvironment();
    for (const at of [NOW, later(NOW, 400 * 86_400_000)]) {
      expect((await refusalOf(schedule(environment, at))).kind).toBe('invalid');
    }
    const { id } = await schedule(environment);
    expect((await refusalOf(schedule(environment))).message).toContain('scheduled already');
    const publishAt = later(DUE, 3_600_000);
    await reschedulePublish(SYSTEM_CALLER, { environment, id, publishAt: publishAt.toISOString() }, NOW);
    await publishDue(() => DUE, silent);
    expect(await rowOf(environment)).toMatchObject({ state: 'waiting', publishAt });
    await unschedulePublish(SYSTEM_CALLER, { environment, id });
    await publishDue(() => publishAt, silent);
    expect(await rowOf(environment)).toMatchObject({ state: 'cancelled', version: null });
    expect((await refusalOf(unschedulePublish(SYSTEM_CALLER, { environment, id }))).kind).toBe('not_found');
    await schedule(environment);
  });

  it('is not asked for with findings that nobody looked at, nor of a draft that has moved on', async () => {
    const environment = await freshEnvironment();
    const input = { ...(await asSeen(environment)), publishAt: DUE.toISOString() };
    const unread = schedulePublish(SYSTEM_CALLER, { ...input, acceptedWarnings: [] }, NOW);
    expect((await refusalOf(unread)).kind).toBe('refused');
    await edit(environment);
    expect((await refusalOf(schedulePublish(SYSTEM_CALLER, input, NOW))).kind).toBe('conflict');
  });

  it('ends with an edit of the draft, and with a publish before its time', async () => {
    const [edited, published] = [await freshEnvironment(), await freshEnvironment()];
    await schedule(edited);
    await edit(edited);
    expect(await failureOf(edited)).toBe('cancelled: The draft was changed.');
    await schedule(published);
    await publishPolicy(SYSTEM_CALLER, await asSeen(published));
    expect(await rowOf(published)).toMatchObject({ state: 'cancelled', failure: null });
  });

  it('goes on over a stop that came in between, and not over other rules', async () => {
    const [stopped, overtaken] = [await freshEnvironment(), await freshEnvironment()];
    for (const environment of [stopped, overtaken]) {
      await publishPolicy(SYSTEM_CALLER, await asSeen(environment));
      await edit(environment);
      await schedule(environment);
    }
    const stop = { subject: 'channel', name: 'cloud-z', reason: 'an incident' };
    await stopRouting(SYSTEM_CALLER, { ...stop, environments: [stopped] });
    const { id } = await db().environment.findUniqueOrThrow({ where: { key: overtaken } });
    await db().draft.create({ data: { environmentId: id, name: 'other', baseVersion: 1 } });
    const other = await draftState(overtaken, new Date(), 'other');
    await publishPolicy(SYSTEM_CALLER, {
      environment: overtaken,
      draft: 'other',
      draftRevision: other.draftRevision,
      baseVersion: 1,
      reason: 'no rules at all',
      acceptedWarnings: warningsOf(other.findings).map(findingKey),
    });
    await publishDue(() => DUE, silent);
    expect(await rowOf(stopped)).toMatchObject({ state: 'done', version: 3 });
    expect(await failureOf(overtaken)).toMatch(/^failed: Other rules took effect/);
  });

  it('fails, and says why, when who scheduled it may no longer publish or has left', async () => {
    const [demoted, left] = [await freshEnvironment(), await freshEnvironment()];
    const [one, two] = [
      await addPerson('one@example.com', ['publisher']),
      await addPerson('two@example.com', ['publisher']),
    ];
    await schedule(demoted, DUE, NOW, one);
    await schedule(left, DUE, NOW, two);
    await db().roleGrant.deleteMany({ where: { personId: one.personId } });
    await db().person.update({ where: { id: two.personId }, data: { archivedAt: NOW } });
    await publishDue(() => DUE, silent);
    expect(await failureOf(demoted)).toMatch(/^failed: .*may no longer publish.*publisher/);
    expect(await failureOf(left)).toMatch(/^failed: Whoever scheduled it has left/);
  });

  it('fails when nobody answers any more for the service account that scheduled it', async () => {
    const environment = await freshEnvironment();
    const answering = await addPerson('answering@example.com', ['publisher']);
    const { actorId } = await db().serviceAccount.create({
      data: {
        name: 'nightly',
        actor: { create: { kind: 'service' } },
        responsible: { connect: { id: answering.personId } },
        roles: { create: { role: 'publisher', grantedById: SYSTEM_CALLER.actorId } },
      },
    });
    const machine = await callerOfActor(db(), actorId);
    if (!machine) throw new Error('somebody answers for it');
    await schedule(environment, DUE, NOW, machine);
    await db().person.update({ where: { id: answering.personId }, data: { archivedAt: NOW } });
    await publishDue(() => DUE, silent);
    expect(await failureOf(environment)).toMatch(/^failed: Whoever scheduled it has left/);
  });

  it('is made once of two drafts that are due at the same instant: the second has been overtaken', async () => {
    const environment = await freshEnvironment();
    const from = { kind: 'draft', environment, draft: 'main' };
    await createDraft(SYSTEM_CALLER, { environment, name: 'other', from });
    const [, rule] = await db().rule.findMany({
      where: { draft: { environment: { key: environment } } },
      orderBy: { createdAt: 'asc' },
    });
    const definition = sampleDefinition([OFFERINGS[2], OFFERINGS[1]]);
    const { id = '', revision = 0, key = '' } = rule ?? {};
    await updateRule(SYSTEM_CALLER, { id, revision, key, enabled: true, definition });
    await schedule(environment);
    const other = await draftState(environment, new Date(), 'other');
    await schedulePublish(
      SYSTEM_CALLER,
      {
        ...(await asSeen(environment)),
        draft: 'other',
        draftRevision: other.draftRevision,
        acceptedWarnings: warningsOf(other.findings).map(findingKey),
        publishAt: DUE.toISOString(),
      },
      NOW,
    );
    await Promise.all([publishDue(() => DUE, silent), publishDue(() => DUE, silent)]);
    await publishDue(() => DUE, silent);
    const rows = await db().scheduledPublish.findMany({ where: { environment: { key: environment } } });
    expect(rows.map(({ state }) => state).sort()).toEqual(['done', 'failed']);
    expect(await versionsOf(environment)).toBe(1);
  });

  it('fails without the approvals that it needs by then', async () => {
    const environment = await freshEnvironment(1);
    await schedule(environment);
    await publishDue(() => DUE, silent);
    expect(await failureOf(environment)).toMatch(/^failed: It needs 1 approval/);
    expect(await versionsOf(environment)).toBe(0);
  });

  it('fails with what the check finds by then, and is told until the draft is published', async () => {
    const environment = await freshEnvironment();
    await schedule(environment);
    expect(await listSchedules(environment, NOW)).toMatchObject([
      { state: 'waiting', draft: 'main', by: 'Fairlead', publishAt: DUE.toISOString(), failure: null },
    ]);
    await db().offering.updateMany({ where: { key: OFFERINGS[0] }, data: { archivedAt: NOW } });
    await publishDue(() => DUE, silent);
    await db().offering.updateMany({ where: { key: OFFERINGS[0] }, data: { archivedAt: null } });
    const { state, failure } = await rowOf(environment);
    expect(state).toBe('failed');
    expect(failure).toMatchObject({ findings: [{ code: 'offering_archived' }] });
    expect(await listSchedules(environment, DUE)).toMatchObject([
      { state: 'failed', failure: expect.stringContaining('One error') },
    ]);
    expect(await listSchedules(environment, later(DUE, 8 * 86_400_000))).toEqual([]);
    await publishPolicy(SYSTEM_CALLER, await asSeen(environment), later(DUE, 1000));
    expect(await listSchedules(environment, later(DUE, 2000))).toEqual([]);
  });

  it('is made up to an hour late, after an outage, and never later than that', async () => {
    const [inTime, missed] = [await freshEnvironment(), await freshEnvironment()];
    await schedule(inTime);
    await database().stop();
    await expect(publishDue(() => DUE, silent)).rejects.toThrow();
    await database().start();
    await publishDue(() => later(DUE, 3_600_000), silent);
    expect(await rowOf(inTime)).toMatchObject({ state: 'done', version: 1 });
    await schedule(missed);
    await publishDue(() => later(DUE, 3_600_001), silent);
    expect(await failureOf(missed)).toMatch(/^failed: It was missed/);
    const recorded = await db().auditEntry.findMany({ where: { action: 'policy.schedule_failed' } });
    const failed = await db().scheduledPublish.findMany({ where: { state: 'failed' } });
    expect(recorded.map(({ subjectId }) => subjectId).sort()).toEqual(failed.map(({ id }) => id).sort());
    expect(await versionsOf(missed)).toBe(0);
  });
});

describe('schedulers in two processes', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** A scheduler in a process of its own, and what it has published. */
  async function scheduler() {
    const script = fileURLToPath(new URL('testing/run-scheduler.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      // The client of this Node version warns of its own habits.
      env: { ...process.env, NODE_NO_WARNINGS: '1', DATABASE_URL: database().applicationUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const said: { event: string; version?: number }[] = [];
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      said.push(...lines.map((line) => JSON.parse(line) as (typeof said)[number]));
    });
    await vi.waitFor(() => expect(said).not.toHaveLength(0), { timeout: 60_000 });
    return { child, published: () => said.filter(({ version }) => version !== undefined).length };
  }

  const past = () => [new Date(Date.now() - 60_000), new Date(Date.now() - 120_000)] as const;
  const waiting = () => db().scheduledPublish.count({ where: { state: 'waiting' } });

  it('publish each of many that are due at once exactly once', async () => {
    const processes = await Promise.all([scheduler(), scheduler()]);
    const environments: string[] = [];
    for (let index = 0; index < 8; index++) environments.push(await freshEnvironment());
    const [due, before] = past();
    for (const environment of environments)
      await schedule(environment, later(new Date(), 86_400_000), before);
    await db().scheduledPublish.updateMany({ where: { state: 'waiting' }, data: { publishAt: due } });
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000, interval: 200 });
    for (const environment of environments) {
      expect(await rowOf(environment)).toMatchObject({ state: 'done', version: 1 });
      expect(await versionsOf(environment)).toBe(1);
    }
    await vi.waitFor(() => {
      expect(processes.reduce((sum, one) => sum + one.published(), 0)).toBe(8);
    });
  });

  it('of which one is killed in the middle of a publish: the other makes it, once', async () => {
    const environment = await freshEnvironment();
    const first = await scheduler();
    const holder = new pg.Client(database().ownerUrl);
    const watcher = new pg.Client(database().superuserUrl);
    await Promise.all([holder.connect(), watcher.connect()]);
    try {
      const [due, before] = past();
      await schedule(environment, due, before).catch(() => {});
      // Whatever the scheduler publishes comes to a halt here, just before it commits.
      await holder.query('BEGIN; SELECT 1 FROM audit_head WHERE id = 1 FOR UPDATE');
      await vi.waitFor(
        async () => {
          const { rowCount } = await watcher.query(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_head%'",
          );
          expect(rowCount).toBe(1);
        },
        { timeout: 30_000, interval: 100 },
      );
      first.child.kill('SIGKILL');
      const second = await scheduler();
      expect(await versionsOf(environment)).toBe(0);
      await holder.query('ROLLBACK');
      await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000, interval: 200 });
      expect(await rowOf(environment)).toMatchObject({ state: 'done', version: 1 });
      expect(await versionsOf(environment)).toBe(1);
      await vi.waitFor(() => expect([first.published(), second.published()]).toEqual([0, 1]));
    } finally {
      await Promise.all([holder.end(), watcher.end()]);
    }
  });
});
