import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { AppError, conflict, notFound } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import { type HeldClause, lockClause } from './clause-records';

const existing = { id: z.uuid(), revision: revisionSchema };
const body = z
  .string('Write a comment.')
  .trim()
  .min(1, 'Write a comment.')
  .max(4_000, 'Use at most 4,000 characters.');

/** Says something about a clause. */
export const addClauseComment = defineCommand({
  action: 'clause_comment.create',
  input: z.strictObject({ clause: z.uuid(), body }),
  run: async (context, input): Promise<{ id: string }> => {
    const { tx, caller, now } = context;
    const held = await lockClause(context, input.clause);
    const { id } = await tx.clauseComment.create({
      data: { clauseId: input.clause, body: input.body, authorId: caller.actorId, createdAt: now },
    });
    await record(context, held, id);
    return { id };
  },
});

/** Changes one's own words. */
export const updateClauseComment = defineCommand({
  action: 'clause_comment.update',
  input: z.strictObject({ ...existing, body }),
  run: async (context, input) => {
    const comment = await lockComment(context, input);
    refuseOthers(context, comment);
    return changed(context, comment, { body: input.body });
  },
});

/** Takes one's own words away. They stay on record. */
export const archiveClauseComment = defineCommand({
  action: 'clause_comment.archive',
  input: z.strictObject(existing),
  run: async (context, seen) => {
    const comment = await lockComment(context, seen);
    refuseOthers(context, comment);
    return changed(context, comment, { archivedAt: context.now });
  },
});

/** Marks what a comment asks for as settled, or as open again. */
export const resolveClauseComment = defineCommand({
  action: 'clause_comment.resolve',
  input: z.strictObject({ ...existing, resolved: z.boolean() }),
  run: async (context, { resolved, ...seen }) => {
    const comment = await lockComment(context, seen);
    const data = resolved
      ? { resolvedAt: context.now, resolvedById: context.caller.actorId }
      : { resolvedAt: null, resolvedById: null };
    return changed(context, comment, data, { resolved });
  },
});

type Comment = Awaited<ReturnType<typeof lockComment>>;

async function lockComment(context: CommandContext, seen: { id: string; revision: number }) {
  const { tx } = context;
  await tx.$queryRaw`SELECT id FROM clause_comments WHERE id = ${seen.id}::uuid FOR NO KEY UPDATE`;
  const comment = await tx.clauseComment.findFirst({ where: { id: seen.id, archivedAt: null } });
  if (!comment) throw notFound('comment');
  const held = await lockClause(context, comment.clauseId);
  if (comment.revision !== seen.revision) throw conflict('comment', { revision: comment.revision });
  return { ...comment, held };
}

function refuseOthers({ caller }: CommandContext, { authorId }: Comment): void {
  if (authorId !== caller.actorId) throw new AppError('forbidden', 'Only who wrote a comment changes it.');
}

async function changed(
  context: CommandContext,
  { id, held }: Comment,
  data: object,
  recorded: Readonly<Record<string, unknown>> = {},
): Promise<{ id: string }> {
  await context.tx.clauseComment.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
  await record(context, held, id, recorded);
  return { id };
}

async function record(
  { audit }: CommandContext,
  { clause, contract }: HeldClause,
  id: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await audit({
    subjectType: 'clause_comment',
    subjectId: id,
    data: { contract: contract.number, clause: clause.id, ...data },
  });
}
