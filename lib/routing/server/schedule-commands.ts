import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import type { ScheduledPublish } from '@/lib/db/generated/client';
import { timeProblem } from '../schedule';
import { keySchema } from '../source-schema';
import { compileNow } from './compile-now';
import { publishInput } from './publish-commands';
import { draftOf, draftSource, environmentByKey } from './records';
import { refuseFindings } from './release-version';
import { refuseStale } from './stale';

export interface Scheduled {
  readonly id: string;
  readonly environment: string;
  /** ISO instant. */
  readonly publishAt: string;
}

const publishAt = z.iso
  .datetime({ offset: true, error: 'Choose a day and a time.' })
  .transform((text) => new Date(text));
const named = { environment: keySchema, id: z.uuid() };

/**
 * Puts a publish of a draft off to a time: what would stop it now is refused now, but for approvals, which may follow.
 * All of it is checked again when it is due (scheduler.ts).
 */
export const schedulePublish = defineCommand({
  action: 'policy.schedule',
  perEnvironment: true,
  input: publishInput.extend({ publishAt }),
  run: async (context, input): Promise<Scheduled> => {
    const { tx, caller, now, authorise } = context;
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    refuseTime(input.publishAt, now);
    const { id } = await draftOf(tx, environment.id, input.draft);
    await tx.$queryRaw`SELECT id FROM drafts WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const draft = await draftOf(tx, environment.id, input.draft);
    if (draft.revision !== input.draftRevision) {
      throw conflict('draft', { draftRevision: draft.revision });
    }
    await refuseStale(tx, draft);
    if (await tx.scheduledPublish.findFirst({ where: { draftId: id, state: 'waiting' } })) {
      throw refused('This draft is scheduled already. Change its time, or cancel it first.');
    }
    refuseFindings(await compileNow(tx, environment, await draftSource(tx, id), now), input);
    const review = await tx.review.findFirst({
      where: { draftId: id, kind: 'publish', state: 'open' },
      select: { id: true },
    });
    const schedule = await tx.scheduledPublish.create({
      data: {
        environmentId: environment.id,
        draftId: id,
        draftRevision: draft.revision,
        reviewId: review?.id ?? null,
        baseVersion: input.baseVersion,
        publishAt: input.publishAt,
        reason: input.reason,
        acceptedWarnings: [...input.acceptedWarnings],
        acknowledged: [...input.acknowledged],
        scheduledById: caller.actorId,
      },
    });
    return recorded(context, environment.key, schedule, { draft: draft.name, revision: draft.revision });
  },
});

/** Gives a publish that waits another time. From then on it is of whoever did so. */
export const reschedulePublish = defineCommand({
  action: 'policy.reschedule',
  perEnvironment: true,
  input: z.strictObject({ ...named, publishAt }),
  run: async (context, input): Promise<Scheduled> => {
    const { tx, caller, now } = context;
    const before = await waiting(context, input);
    refuseTime(input.publishAt, now);
    const schedule = await tx.scheduledPublish.update({
      where: { id: before.id },
      data: { publishAt: input.publishAt, scheduledById: caller.actorId },
    });
    return recorded(context, input.environment, schedule, { before: instant(before.publishAt) });
  },
});

/** Takes back a publish that waits. */
export const unschedulePublish = defineCommand({
  action: 'policy.unschedule',
  perEnvironment: true,
  input: z.strictObject(named),
  run: async (context, input): Promise<Scheduled> => {
    const { id } = await waiting(context, input);
    const schedule = await context.tx.scheduledPublish.update({
      where: { id },
      data: { state: 'cancelled', finishedAt: context.now },
    });
    return recorded(context, input.environment, schedule, {});
  },
});

/** The schedule, locked while it still waits: the scheduler locks it too before it publishes. */
async function waiting(
  { tx, authorise }: CommandContext,
  input: { readonly environment: string; readonly id: string },
): Promise<ScheduledPublish> {
  const environment = await environmentByKey(tx, input.environment);
  authorise(environment.id);
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM scheduled_publishes
    WHERE id = ${input.id}::uuid AND environment_id = ${environment.id}::uuid AND state = 'waiting' FOR UPDATE`;
  if (!locked) throw notFound('scheduled publish that still waits');
  return tx.scheduledPublish.findUniqueOrThrow({ where: { id: locked.id } });
}

function refuseTime(at: Date, now: Date): void {
  const message = timeProblem(at, now);
  if (message) throw invalid([{ path: '/publishAt', message }]);
}

async function recorded(
  { audit }: CommandContext,
  environment: string,
  { id, publishAt }: ScheduledPublish,
  data: Readonly<Record<string, unknown>>,
): Promise<Scheduled> {
  const at = instant(publishAt);
  await audit({
    subjectType: 'scheduled publish',
    subjectId: id,
    environment,
    data: { ...data, publishAt: at },
  });
  return { id, environment, publishAt: at };
}
