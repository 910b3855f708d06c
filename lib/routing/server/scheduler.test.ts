import { describe, expect, it } from 'vitest';
import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, withRoutingDatabase } from '@/lib/db/testing/routing';
import { findingKey, warningsOf } from '../finding';
import { sampleDefinition } from '../test/sample-records';
import { createDraft } from './draft-commands';
import { publishPolicy } from './publish-commands';
import { draftState } from './queries';
import { updateRule } from './rule-commands';
import { reschedulePublish, schedulePublish, unschedulePublish } from './schedule-commands';
import { listSchedules } from './schedule-queries';
import { publishDue } from './scheduler';
import { stopRouting } from './stop-commands';
import {
  asSeen,
  DUE,
  edit,
  failureOf,
  freshEnvironment,
  later,
  NOW,
  rowOf,
  schedule,
  silent,
  versionsOf,
} from './testing/scheduled';

const { database } = withRoutingDatabase();

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
