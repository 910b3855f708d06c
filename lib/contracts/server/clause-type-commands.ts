import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import { clauseType } from '../clause-types';
import { type OwnClauseType, ownTypeKeySchema, ownTypeSchema } from '../own-clause-type';
import { ownTypeDto } from './clause-type-queries';
import { clausesStating, placesNaming } from './clause-type-uses';

const edited = { id: idSchema, revision: revisionSchema };

/** Adds a type of clause of the organisation's own, beside those that are shipped. */
export const createClauseType = defineCommand({
  action: 'clause_type.create',
  input: ownTypeSchema.extend({ key: ownTypeKeySchema }),
  run: async ({ tx, now, audit }, input): Promise<OwnClauseType> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('clause_types'))`;
    const taken = clauseType(input.key) ?? (await tx.clauseType.findUnique({ where: { key: input.key } }));
    if (taken) throw invalid([{ path: '/key', message: 'Another type has this key, or had it.' }]);
    const made = await tx.clauseType.create({ data: { ...input, createdAt: now } });
    await audit({ subjectType: 'clause_type', subjectId: made.id, data: { after: audited(made) } });
    return ownTypeDto(made);
  },
});

/** Changes one of the organisation's own types. What clauses state of it stays readable: its key and their parameters stay. */
export const updateClauseType = defineCommand({
  action: 'clause_type.update',
  input: ownTypeSchema.extend(edited),
  run: async ({ tx, audit }, { id, revision, ...input }): Promise<OwnClauseType> => {
    const before = await lockType(tx, id, revision);
    const was = ownTypeDto(before).parameters;
    const gone = was.filter(
      ({ key, kind }) => !input.parameters.some((one) => one.key === key && one.kind === kind),
    );
    for (const parameter of gone) {
      const clauses = await clausesStating(tx, before.key, parameter.key);
      if (clauses > 0) {
        const many = clauses === 1 ? 'A clause states' : `${clauses} clauses state`;
        throw refused(`${many} “${parameter.name}”: keep it as it is, or add another beside it.`);
      }
    }
    const after = await tx.clauseType.update({
      where: { id },
      data: { ...input, revision: { increment: 1 } },
    });
    await audit({
      subjectType: 'clause_type',
      subjectId: id,
      data: { before: audited(before), after: audited(after) },
    });
    return ownTypeDto(after);
  },
});

/** Takes a type of the organisation's own out of use, while no clause is of it and nothing asks for it. */
export const archiveClauseType = defineCommand({
  action: 'clause_type.archive',
  input: z.strictObject(edited),
  run: async ({ tx, now, audit }, { id, revision }): Promise<{ id: string }> => {
    const before = await lockType(tx, id, revision);
    const places = await placesNaming(tx, before.key);
    if (places.length > 0)
      throw refused(`“${before.name}” is in use: ${places.join(', ')}. Take it out there first.`);
    await tx.clauseType.update({ where: { id }, data: { archivedAt: now, revision: { increment: 1 } } });
    await audit({ subjectType: 'clause_type', subjectId: id, data: { key: before.key } });
    return { id };
  },
});

/** Brings an archived type back, as it was. */
export const restoreClauseType = defineCommand({
  action: 'clause_type.restore',
  input: z.strictObject(edited),
  run: async ({ tx, audit }, { id, revision }): Promise<OwnClauseType> => {
    const before = await lockType(tx, id, revision, true);
    const data = { archivedAt: null, revision: { increment: 1 } };
    const after = await tx.clauseType.update({ where: { id }, data });
    await audit({ subjectType: 'clause_type', subjectId: id, data: { key: before.key } });
    return ownTypeDto(after);
  },
});

async function lockType(tx: Transaction, id: string, revision: number, archived = false) {
  await tx.$queryRaw`SELECT 1 FROM clause_types WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.clauseType.findFirst({ where: { id, archivedAt: archived ? { not: null } : null } });
  if (!row) throw notFound('clause type');
  if (row.revision !== revision) throw conflict('clause type', ownTypeDto(row));
  return row;
}

/** Free text stays out of the audit log: keys and kinds only. */
function audited(row: Parameters<typeof ownTypeDto>[0]) {
  const { key, group, parameters } = ownTypeDto(row);
  return { key, group, parameters: Object.fromEntries(parameters.map((one) => [one.key, one.kind])) };
}
