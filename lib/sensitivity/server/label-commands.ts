import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { invalid, refused } from '@/lib/core/errors';
import { revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import { proposalsOfSubject, withdrawProposal } from '@/lib/proposals/server/proposals';
import { keySchema } from '@/lib/routing/source-schema';
import { namesOf } from '@/lib/routing/where-used';
import { type LabelDto, type LabelKind, labelRef } from '../label';
import { labelDto, labelNamed, labelRows, lockLabel } from './label-records';
import { type LabelUses, usesOfLabels } from './label-uses-queries';

const name = z.string().trim().min(1, 'Give it a name.').max(120, 'At most 120 characters.');
const seen = {
  kind: z.enum(['level', 'tag']),
  id: z.uuid(),
  revision: revisionSchema,
};

/**
 * Adds a level above another (null = below them all) or a tag. Nothing is recorded of what it asks for, so it clears
 * nothing until that was approved, and neither does a level above it.
 */
export const createLabel = defineCommand({
  action: 'label.create',
  input: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('level'), key: keySchema, name, above: keySchema.nullable() }),
    z.strictObject({ kind: z.literal('tag'), key: keySchema, name }),
  ]),
  run: async ({ tx, audit }, input): Promise<LabelDto> => {
    const { kind, key } = input;
    await lockLabels(tx);
    await refuseTaken(tx, kind, key);
    if (input.kind === 'tag') await tx.sensitivityTag.create({ data: { key, name: input.name } });
    else {
      const rank = await roomAbove(tx, input.above);
      await tx.sensitivityLevel.create({ data: { key, name: input.name, rank } });
    }
    const made = labelDto(await labelNamed(tx, kind, key));
    const after = { name: input.name, ...(input.kind === 'level' ? { above: input.above } : {}) };
    await audit({ subjectType: kind, subjectId: made.id, data: { key, after } });
    return made;
  },
});

/** Changes a label's name. Its key stays: requests, rules and what was approved name it. */
export const renameLabel = defineCommand({
  action: 'label.update',
  input: z.strictObject({ ...seen, name }),
  run: async ({ tx, audit }, input): Promise<LabelDto> => {
    const before = await lockLabel(tx, input);
    const { id, kind } = input;
    const data = { name: input.name, revision: { increment: 1 } };
    if (kind === 'level') await tx.sensitivityLevel.update({ where: { id }, data });
    else await tx.sensitivityTag.update({ where: { id }, data });
    await audit({
      subjectType: kind,
      subjectId: id,
      data: { key: before.key, before: { name: before.name }, after: { name: input.name } },
    });
    return labelDto(await labelNamed(tx, kind, before.key));
  },
});

/** Archives a label that nothing but an active version names. What was being worked on for it is withdrawn. */
export const archiveLabel = defineCommand({
  action: 'label.archive',
  input: z.strictObject(seen),
  run: async (context, input): Promise<{ id: string }> => {
    const { tx, audit, now } = context;
    await lockLabels(tx);
    const label = await lockLabel(tx, input);
    const { id, kind, key } = label;
    const ref = labelRef(label);
    refuseUsed(key, (await usesOfLabels([label], tx)).get(ref));
    if (kind === 'level' && (await tx.sensitivityLevel.count({ where: { archivedAt: null } })) === 1) {
      throw refused('It is the only level, and every request has one.');
    }
    const { inWork } = await proposalsOfSubject(tx, 'obligations', ref);
    if (inWork) await withdrawProposal(context, inWork);
    const data = { archivedAt: now, revision: { increment: 1 } };
    if (kind === 'level') await tx.sensitivityLevel.update({ where: { id }, data });
    else await tx.sensitivityTag.update({ where: { id }, data });
    await audit({ subjectType: kind, subjectId: id, data: { key } });
    return { id };
  },
});

/** What is only in an active version goes with the next publish; what people still edit would be left without it. */
function refuseUsed(key: string, uses: LabelUses | undefined): void {
  if (!uses) return;
  const places = uses.places.filter((use) => use.kind !== 'version');
  if (places.length > 0) {
    throw refused(`${key} is still named: ${namesOf(places)}. Change these first.`, places);
  }
  if (uses.taskClasses.length > 0) {
    const names = uses.taskClasses.map((one) => one.name).join(', ');
    throw refused(`These task classes name ${key}: ${names}. Change them first.`);
  }
  if (uses.exceptions > 0) throw refused(`Exceptions for ${key} hold or wait. End these first.`);
}

/** One at a time: each looks at the ranks and names that the others take. */
async function lockLabels(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('fairlead labels'))`;
}

/** An archived label keeps its key: policies of old name it, and so does what was approved for it. */
async function refuseTaken(tx: Transaction, kind: LabelKind, key: string): Promise<void> {
  const where = { key };
  const taken =
    kind === 'level' ? await tx.sensitivityLevel.count({ where }) : await tx.sensitivityTag.count({ where });
  if (taken > 0) {
    throw invalid([{ path: '/key', message: `There is already a ${kind} ${key}, maybe archived.` }]);
  }
}

/** The rank next above a level (null = the lowest), with those from there on moved up; archived ones move with them. */
async function roomAbove(tx: Transaction, above: string | null): Promise<number> {
  const levels = (await labelRows(tx)).filter(({ kind }) => kind === 'level');
  const below = above === null ? null : levels.find(({ key }) => key === above);
  if (below === undefined) throw invalid([{ path: '/above', message: `There is no level ${above}.` }]);
  const rank = below === null ? 0 : (below.rank ?? 0) + 1;
  // Ranks are unique row by row, so they go past each other on the other side of zero.
  await tx.$executeRaw`UPDATE sensitivity_levels SET rank = -rank - 2 WHERE rank >= ${rank}`;
  await tx.$executeRaw`UPDATE sensitivity_levels SET rank = -rank - 1 WHERE rank < 0`;
  return rank;
}
