import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { AppError, conflict, invalid } from '@/lib/core/errors';
import { INTEGER_MAX } from '@/lib/core/integers';
import type { Transaction } from '@/lib/db/client';
import { pointer } from '../finding';
import { type PolicyFile, rulesOf } from '../policy-file';
import { type RuleEdit, ruleEdits } from '../policy-file-edits';
import { keySchema, type PolicySource, sourceRuleSchema } from '../source-schema';
import { touchDraft, writeDraftRules } from './draft-rules';
import { draftSource, type EnvironmentRecord, environmentByKey, taskClassSource } from './records';
import { activeVersion, lockEnvironment } from './write-version';

const number = z.int().min(1).max(INTEGER_MAX);

/** What a draft said before and says now, rule by rule. */
export interface Replaced {
  readonly draftId: string;
  readonly revision: number;
  readonly baseVersion: number | null;
  readonly created: boolean;
  readonly edits: readonly RuleEdit[];
}

/** Undoes a command that was only tried: what it would have done comes along. */
class Tried extends Error {
  constructor(readonly replaced: Replaced) {
    super('a dry run');
  }
}

const replaceSchema = z.strictObject({
  environment: keySchema,
  draft: keySchema,
  /** The revision that was seen; null = any; "new" = there is no draft of this name yet. */
  seen: z.union([number, z.null(), z.literal('new')]),
  /** The version that the rules were written over; null = before the first; left out = not said. */
  baseVersion: number.nullable().optional(),
  taskClasses: z.record(keySchema, z.array(sourceRuleSchema)),
  dryRun: z.boolean().default(false),
});

/**
 * Makes a draft say what a file says, by the smallest edits: rules that say the same keep their revision, and those with
 * the same key their identity. Makes the draft where there is to be a new one.
 */
const replace = defineCommand({
  action: 'draft.replace',
  perEnvironment: true,
  input: replaceSchema,
  run: async (context, input): Promise<Replaced> => {
    const { tx, caller, now, authorise, audit } = context;
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    if (input.seen === 'new') await lockEnvironment(tx, environment.id);
    const before = await lockedDraft(tx, environment.id, input.draft, input.seen);
    const draft = before ?? (await newDraft(tx, environment, input, caller.actorId));
    if (before) refuseOtherBase(before.baseVersion, input.baseVersion);
    const source = await sourceWith(tx, input.taskClasses);
    const edits = ruleEdits(rulesOf(await draftSource(tx, draft.id)), input.taskClasses);
    if (edits.length > 0) {
      await touchDraft(tx, draft.id);
      await writeDraftRules(tx, draft.id, source, { actorId: caller.actorId, now });
    }
    const { revision, baseVersion } = await tx.draft.findUniqueOrThrow({ where: { id: draft.id } });
    await audit({
      subjectType: 'draft',
      subjectId: draft.id,
      environment: environment.key,
      data: { draft: input.draft, created: before === null, revision, edits },
    });
    const replaced = { draftId: draft.id, revision, baseVersion, created: before === null, edits };
    if (input.dryRun) throw new Tried(replaced);
    return replaced;
  },
});

/** `replace`; with `dryRun`, all of it but its effect. */
export const replaceDraft = Object.assign(
  async (...[caller, input, now]: Parameters<typeof replace>): Promise<Replaced> => {
    try {
      return await replace(caller, input, now);
    } catch (error) {
      if (error instanceof Tried) return error.replaced;
      throw error;
    }
  },
  { action: replace.action, perEnvironment: replace.perEnvironment, within: replace.within },
);

/**
 * A source of these rules, with the task classes as they are now.
 * @throws AppError invalid, for each task class that there is not, with a pointer into the file
 */
export async function sourceWith(tx: Transaction, rules: PolicyFile['taskClasses']): Promise<PolicySource> {
  const rows = await tx.taskClass.findMany({ where: { archivedAt: null }, orderBy: { key: 'asc' } });
  const known = new Set(rows.map(({ key }) => key));
  const unknown = Object.keys(rules).filter((key) => !known.has(key));
  if (unknown.length > 0) {
    throw invalid(
      unknown.map((key) => ({
        path: pointer('taskClasses', key),
        message: `There is no task class ${key}. Add it under Routing first: a file has the rules alone.`,
      })),
    );
  }
  return {
    format: 'fairlead.source/1',
    taskClasses: Object.fromEntries(
      rows.map((row) => [row.key, { ...taskClassSource(row), rules: [...(rules[row.key] ?? [])] }]),
    ),
  };
}

/** The draft of this name, locked, at the revision that was seen; null for one that is to be made. */
async function lockedDraft(
  tx: Transaction,
  environmentId: string,
  name: string,
  seen: number | null | 'new',
): Promise<{ readonly id: string; readonly baseVersion: number | null } | null> {
  await tx.$queryRaw`
    SELECT id FROM drafts WHERE environment_id = ${environmentId}::uuid AND name = ${name} AND archived_at IS NULL
    FOR NO KEY UPDATE`;
  const draft = await tx.draft.findFirst({ where: { environmentId, name, archivedAt: null } });
  if (seen === 'new') {
    if (draft) throw conflict('draft', { draftRevision: draft.revision });
    return null;
  }
  if (!draft)
    throw new AppError('not_found', `There is no open draft ${name}. Send If-None-Match: * to make it.`);
  if (seen !== null && draft.revision !== seen) throw conflict('draft', { draftRevision: draft.revision });
  return draft;
}

/** A file that says over which version it was written does not undo what a draft took in since. */
function refuseOtherBase(base: number | null, stated: number | null | undefined): void {
  if (stated === undefined || stated === base) return;
  throw new AppError(
    'conflict',
    `The file was written over ${versionWords(stated)}, and the draft stands on ${versionWords(base)} by now. Pull it again, put your changes in, and push that.`,
    { current: { baseVersion: base } },
  );
}

function versionWords(version: number | null): string {
  return version === null ? 'no version' : `version ${version}`;
}

async function newDraft(
  tx: Transaction,
  environment: EnvironmentRecord,
  { draft: name, baseVersion }: { readonly draft: string; readonly baseVersion?: number | null | undefined },
  createdById: string,
) {
  const active = (await activeVersion(tx, environment.id))?.version ?? null;
  if (baseVersion !== undefined && (baseVersion ?? 0) > (active ?? 0)) {
    throw invalid([
      { path: '/baseVersion', message: `${environment.key} has no version ${baseVersion} yet.` },
    ]);
  }
  return tx.draft.create({
    data: {
      environmentId: environment.id,
      name,
      createdById,
      baseVersion: baseVersion === undefined ? active : baseVersion,
    },
  });
}
