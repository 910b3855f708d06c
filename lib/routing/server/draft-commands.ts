import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { INTEGER_MAX } from '@/lib/core/integers';
import type { DraftStart } from '../draft';
import { freeKey } from '../free-key';
import { keySchema } from '../source-schema';
import { refuseTakenDraftName } from './draft-name';
import { writeDraftRules } from './draft-rules';
import { draftStart } from './draft-start';
import { draftOf, environmentByKey, storedSource } from './records';
import { copyDraftAuthors, forgetAuthors } from './rule-authors';
import { activeVersion, lockEnvironment } from './write-version';

const whole = z.number().int().min(1).max(INTEGER_MAX, 'There is no such revision.');
const from: z.ZodType<DraftStart> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('active') }),
  z.strictObject({ kind: z.literal('draft'), environment: keySchema, draft: keySchema }),
  z.strictObject({ kind: z.literal('version'), environment: keySchema, version: whole }),
]);

/** A draft as commands name it to those who go on with it. */
export interface DraftMade {
  readonly id: string;
  readonly environment: string;
  readonly draft: string;
  readonly draftRevision: number;
  /** Keys of rules that stayed behind, because their task class was archived. */
  readonly leftOut: readonly string[];
}

/**
 * Opens a draft that says what the active version, another draft, or a version says: of this environment, or of
 * another, which promotes it from there.
 */
export const createDraft = defineCommand({
  action: 'draft.create',
  perEnvironment: true,
  input: z.strictObject({ environment: keySchema, name: keySchema, from: from.default({ kind: 'active' }) }),
  run: async ({ tx, caller, authorise, audit, now }, input): Promise<DraftMade> => {
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    await refuseTakenDraftName(tx, environment.id, input.name);
    const { source, ...start } = await draftStart(tx, environment.id, input.from);
    const { id } = await tx.draft.create({
      data: {
        environmentId: environment.id,
        name: input.name,
        createdById: caller.actorId,
        baseVersion: start.baseVersion,
        originEnvironmentId: start.originEnvironmentId,
        originVersion: start.originVersion,
      },
    });
    const leftOut = await writeDraftRules(tx, id, source, { actorId: caller.actorId, now });
    if (start.draftId !== null) await copyDraftAuthors(tx, start.draftId, id);
    await audit({
      subjectType: 'draft',
      subjectId: id,
      environment: environment.key,
      data: { name: input.name, from: { ...input.from }, baseVersion: start.baseVersion, leftOut },
    });
    return { id, environment: environment.key, draft: input.name, draftRevision: 1, leftOut };
  },
});

/** Gives a draft another name. What was said of it (reviews, schedules) stays. */
export const renameDraft = defineCommand({
  action: 'draft.rename',
  perEnvironment: true,
  input: z.strictObject({ environment: keySchema, draft: keySchema, name: keySchema }),
  run: async ({ tx, authorise, audit }, input): Promise<{ draft: string }> => {
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    const { id } = await draftOf(tx, environment.id, input.draft);
    if (input.name !== input.draft) await refuseTakenDraftName(tx, environment.id, input.name);
    await tx.draft.update({ where: { id }, data: { name: input.name } });
    await audit({
      subjectType: 'draft',
      subjectId: id,
      environment: environment.key,
      data: { before: input.draft, after: input.name },
    });
    return { draft: input.name };
  },
});

/** Puts a draft away as it was seen: it leaves every list, stays on record, and `restoreDraft` brings it back. */
export const discardDraft = defineCommand({
  action: 'draft.discard',
  perEnvironment: true,
  input: z.strictObject({ environment: keySchema, draft: keySchema, draftRevision: whole }),
  run: async ({ tx, authorise, audit, now }, input): Promise<{ id: string }> => {
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    const draft = await draftOf(tx, environment.id, input.draft);
    const others = await tx.draft.count({
      where: { environmentId: environment.id, archivedAt: null, NOT: { id: draft.id } },
    });
    if (others === 0) {
      throw refused(
        `${input.draft} is the only draft of ${environment.name}: reset it, or open another first.`,
      );
    }
    const { count } = await tx.draft.updateMany({
      where: { id: draft.id, revision: input.draftRevision },
      data: { archivedAt: now },
    });
    if (count === 0) throw conflict('draft', { draftRevision: draft.revision });
    await audit({
      subjectType: 'draft',
      subjectId: draft.id,
      environment: environment.key,
      data: { name: draft.name, draftRevision: draft.revision },
    });
    return { id: draft.id };
  },
});

/**
 * Opens a draft again that was discarded, with the rules it had: under the name given, or its own, or one made from it
 * where that was taken.
 */
export const restoreDraft = defineCommand({
  action: 'draft.restore',
  perEnvironment: true,
  input: z.strictObject({ id: z.uuid(), name: keySchema.optional() }),
  run: async ({ tx, authorise, audit }, input): Promise<{ environment: string; draft: string }> => {
    const found = await tx.draft.findUnique({ where: { id: input.id }, include: { environment: true } });
    if (!found) throw notFound('draft');
    const { environment } = found;
    authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    const open = await tx.draft.findMany({
      where: { environmentId: environment.id, archivedAt: null },
      select: { name: true },
    });
    const name = input.name ?? freeKey(found.name, new Set(open.map((draft) => draft.name)));
    await refuseTakenDraftName(tx, environment.id, name);
    const { count } = await tx.draft.updateMany({
      where: { id: input.id, archivedAt: { not: null } },
      data: { archivedAt: null, name },
    });
    if (count === 0) throw refused('The draft is open already.');
    await audit({
      subjectType: 'draft',
      subjectId: input.id,
      environment: environment.key,
      data: { before: found.name, after: name },
    });
    return { environment: environment.key, draft: name };
  },
});

/** Throws a draft's edits away: it says what the active version says. The rules it had stay on record. */
export const resetDraft = defineCommand({
  action: 'draft.reset',
  perEnvironment: true,
  input: z.strictObject({ environment: keySchema, draft: keySchema.optional(), draftRevision: whole }),
  run: async ({ tx, authorise, audit, caller, now }, input): Promise<{ draftRevision: number }> => {
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    const { id, revision } = await draftOf(tx, environment.id, input.draft);
    const active = await activeVersion(tx, environment.id);
    if (!active) throw notFound('published version');
    const { count } = await tx.draft.updateMany({
      where: { id, revision: input.draftRevision },
      data: { revision: { increment: 1 }, baseVersion: active.version },
    });
    if (count === 0) throw conflict('draft', { draftRevision: revision });
    await writeDraftRules(tx, id, storedSource(active.source), { actorId: caller.actorId, now });
    // What is left was published: nobody wrote it for this draft.
    await forgetAuthors(tx, id);
    await audit({
      subjectType: 'draft',
      subjectId: id,
      environment: environment.key,
      data: { toVersion: active.version },
    });
    return { draftRevision: input.draftRevision + 1 };
  },
});
