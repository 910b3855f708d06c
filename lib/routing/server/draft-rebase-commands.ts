import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, refused } from '@/lib/core/errors';
import { INTEGER_MAX } from '@/lib/core/integers';
import { rebase } from '../rebase';
import { diffRules } from '../source-diff';
import { keySchema } from '../source-schema';
import { writeDraftRules } from './draft-rules';
import { rebaseSources } from './rebase-sources';
import { draftOf, environmentByKey } from './records';
import { activeVersion, lockEnvironment } from './write-version';

const whole = z.number().int().min(1).max(INTEGER_MAX, 'There is no such number.');

/**
 * Brings a draft up to date: it says what it said, over the version that is active now. Refused with how it stands when
 * the draft or the active version moved on since the person looked, and while a conflict is not decided.
 */
export const rebaseDraft = defineCommand({
  action: 'draft.rebase',
  perEnvironment: true,
  input: z.strictObject({
    environment: keySchema,
    draft: keySchema,
    draftRevision: whole,
    /** The version it is brought up to. */
    activeVersion: whole,
    /** By the conflict's id. */
    choices: z.record(z.string().max(300), z.enum(['mine', 'theirs'])).default({}),
  }),
  run: async ({ tx, authorise, caller, audit, now }, input): Promise<{ draftRevision: number }> => {
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    const draft = await draftOf(tx, environment.id, input.draft);
    const active = await activeVersion(tx, environment.id);
    const { count } = await tx.draft.updateMany({
      where: { id: draft.id, revision: input.draftRevision },
      data: { revision: { increment: 1 }, baseVersion: input.activeVersion },
    });
    if (count === 0 || active?.version !== input.activeVersion) {
      throw conflict('draft', { draftRevision: draft.revision, activeVersion: active?.version ?? null });
    }
    const { base, theirs, mine } = await rebaseSources(tx, draft, active);
    const { open, source } = rebase(base, theirs, mine, input.choices);
    if (open.length > 0) {
      const what = open.length === 1 ? 'One conflict is' : `${open.length} conflicts are`;
      throw refused(`${what} not decided yet.`);
    }
    const leftOut = await writeDraftRules(tx, draft.id, source, { actorId: caller.actorId, now });
    await audit({
      subjectType: 'draft',
      subjectId: draft.id,
      environment: environment.key,
      data: {
        name: draft.name,
        from: draft.baseVersion,
        onto: input.activeVersion,
        choices: input.choices,
        changed: diffRules(mine, source).map(({ kind, taskClass, rule }) => ({ kind, taskClass, rule })),
        leftOut,
      },
    });
    return { draftRevision: input.draftRevision + 1 };
  },
});
