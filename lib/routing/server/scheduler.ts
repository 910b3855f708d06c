import { writeAudit } from '@/lib/audit/server/write';
import { rolesFor } from '@/lib/auth/permissions';
import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { AppError, refused } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db, type Transaction } from '@/lib/db/client';
import { Prisma, type ScheduledPublish } from '@/lib/db/generated/client';
import { outageOf } from '@/lib/http/outage';
import { log } from '@/lib/observe/log';
import { startRunner } from '@/lib/observe/runners';
import { isMissed } from '../schedule';
import { publishPolicy } from './publish-commands';
import { EACH_SECOND, type RoundsLog } from './rounds';
import { isStale } from './stale';
import { activeVersion } from './write-version';

/** What came of one schedule in one round. `busy`: another process, or somebody's publish, has it in hand. */
type Outcome = { readonly version: number } | { readonly failed: string } | 'busy';

/** At most so many in a round; the rest follow in the next. */
const MOST_PER_ROUND = 50;

/**
 * Publishes what is due, each in a transaction of its own that also marks it as done, so that however many processes do
 * this, and wherever one of them dies, it happens once. What is refused is marked as failed; what an outage stops waits.
 */
export async function publishDue(now: () => Date, log: RoundsLog): Promise<void> {
  const due = await db().scheduledPublish.findMany({
    where: { state: 'waiting', publishAt: { lte: now() } },
    orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
    take: MOST_PER_ROUND,
  });
  for (const schedule of due) {
    const outcome = await fire(schedule, now, log);
    if (outcome !== 'busy') {
      log.info(
        { event: 'scheduled publish', schedule: schedule.id, ...outcome },
        'a scheduled publish was due',
      );
    }
  }
}

async function fire(schedule: ScheduledPublish, now: () => Date, log: RoundsLog): Promise<Outcome> {
  try {
    return await db().$transaction((tx) => publishOne(tx, schedule, now()), {
      maxWait: 15_000,
      timeout: 60_000,
    });
  } catch (error) {
    if (isPassing(error)) return 'busy';
    if (outageOf(error)) throw error;
    if (!(error instanceof AppError)) {
      log.error({ event: 'scheduled publish', schedule: schedule.id, err: error }, 'a defect stopped it');
    }
    const failure =
      error instanceof AppError
        ? { message: sentenceOf(error), findings: [...(error.details.findings ?? [])] }
        : { message: 'Fairlead met a defect of its own; its log says more. Nothing was published.' };
    const marked = await db().$transaction((tx) =>
      markFailed(tx, schedule, failure as Prisma.InputJsonObject, now()),
    );
    return marked ? { failed: failure.message } : 'busy';
  }
}

/** Marks it on record, without the sentence, which may name people. False for one that was given another time, or that another process was done with: it is not what failed. */
async function markFailed(
  tx: Transaction,
  { id, publishAt, environmentId, draftId, draftRevision, scheduledById }: ScheduledPublish,
  failure: Prisma.InputJsonObject,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.scheduledPublish.updateMany({
    where: { id, state: 'waiting', publishAt },
    data: { state: 'failed', finishedAt: now, failure },
  });
  if (count === 0) return false;
  const { key } = await tx.environment.findUniqueOrThrow({ where: { id: environmentId } });
  await writeAudit(tx, SYSTEM_ACTOR_ID, now, {
    action: 'policy.schedule_failed',
    subjectType: 'scheduled publish',
    subjectId: id,
    environment: key,
    data: { draftId, draftRevision, publishAt: instant(publishAt), scheduledBy: scheduledById },
  });
  return true;
}

/**
 * One schedule, in the order in which edits and publishes lock too: environment, draft, schedule. Where another holds
 * the environment or the schedule it is left for the next round.
 */
async function publishOne(tx: Transaction, due: ScheduledPublish, now: Date): Promise<Outcome> {
  const environment = await tx.$queryRaw<{ key: string; draft: string }[]>`
    SELECT e.key, d.name AS draft FROM environments e JOIN drafts d ON d.id = ${due.draftId}::uuid
    WHERE e.id = ${due.environmentId}::uuid FOR NO KEY UPDATE OF e SKIP LOCKED`;
  const [place] = environment;
  if (!place) return 'busy';
  await tx.$queryRaw`SELECT id FROM drafts WHERE id = ${due.draftId}::uuid FOR NO KEY UPDATE`;
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM scheduled_publishes
    WHERE id = ${due.id}::uuid AND state = 'waiting' AND publish_at <= ${now}::timestamptz FOR UPDATE SKIP LOCKED`;
  if (!locked) return 'busy';
  const schedule = await tx.scheduledPublish.findUniqueOrThrow({ where: { id: due.id } });
  if (isMissed(schedule.publishAt, now)) {
    throw refused(
      'It was missed: Fairlead could not publish it within an hour of its time, and did not surprise anybody later. Publish it now, or schedule it again.',
    );
  }
  const caller = await callerOfActor(tx, schedule.scheduledById);
  if (!caller)
    throw refused('Whoever scheduled it has left. Someone who may publish has to schedule it again.');
  if (await isStale(tx, schedule.environmentId, schedule.baseVersion)) {
    throw refused('Other rules took effect after it was scheduled. Bring the draft up to date first.');
  }
  // Stops that came in between keep the rules that they find.
  const active = await activeVersion(tx, schedule.environmentId);
  const { version } = await publishPolicy.within(
    tx,
    caller,
    {
      environment: place.key,
      draft: place.draft,
      draftRevision: schedule.draftRevision,
      baseVersion: active?.version ?? null,
      reason: schedule.reason,
      acceptedWarnings: schedule.acceptedWarnings,
      acknowledged: schedule.acknowledged,
    },
    now,
  );
  await tx.scheduledPublish.update({
    where: { id: schedule.id },
    data: { state: 'done', version, finishedAt: now, failure: Prisma.DbNull },
  });
  return { version };
}

function sentenceOf(error: AppError): string {
  if (error.kind === 'conflict') return 'The draft was changed after it was scheduled. Look at it again.';
  if (error.kind === 'forbidden') {
    return `Whoever scheduled it may no longer publish there: that needs one of the roles ${rolesFor('policy.publish').join(', ')}.`;
  }
  return error.message;
}

/** Deadlocks, and transactions that ran out of time under load: the next round tries again. */
function isPassing(error: unknown): boolean {
  return ['P2028', 'P2034'].includes((error as { code?: string }).code ?? '');
}

/** Starts this process' scheduler. It keeps no process alive. */
export function startScheduler(): () => Promise<void> {
  const waits = 'what is due waits: it could not be looked up or published';
  const report = log('scheduler');
  return startRunner({
    name: 'scheduler',
    round: () => publishDue(() => new Date(), report),
    waits,
    ...EACH_SECOND,
  });
}
