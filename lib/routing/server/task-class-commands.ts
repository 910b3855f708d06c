import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, type FieldProblem, invalid, notFound, refused } from '@/lib/core/errors';
import { INTEGER_MAX } from '@/lib/core/integers';
import type { Transaction } from '@/lib/db/client';
import type { TaskClassDto } from '../dto';
import { keySchema } from '../source-schema';
import { namesOf } from '../where-used';
import { taskClassUses } from './where-used-queries';

const revision = z.number().int().min(1).max(INTEGER_MAX, 'There is no such revision.');
const tokens = z.number().int().min(0).max(100_000_000).nullable();

/** What people edit of a task class. */
export const taskClassFields = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name.').max(120, 'At most 120 characters.'),
  description: z.string().max(2000, 'At most 2,000 characters.'),
  floorLevel: keySchema,
  floorTags: z.array(keySchema).max(50),
  unlabelledLevel: keySchema,
  unlabelledTags: z.array(keySchema).max(50),
  slaP95Ms: z.number().int().min(1).max(3_600_000).nullable(),
  slaAvailability: z
    .string()
    .regex(/^(?!0+(\.0+)?$)\d{1,2}(\.\d{1,4})?$/, 'A percentage above 0 and below 100, such as 99.9.')
    .nullable(),
  costToleranceUsd: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9})?$/, 'A decimal number of US dollars, such as 0.05.')
    .nullable(),
  qualityFloor: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,6})?$/, 'A number in the points of the benchmark, such as 72.5.')
    .nullable(),
  qualityBenchmark: z.string().trim().min(1).max(200, 'At most 200 characters.').nullable(),
  kpi: z.string().trim().max(200, 'At most 200 characters.').nullable(),
  ownerName: z.string().trim().max(120, 'At most 120 characters.').nullable(),
  referenceInputTokens: tokens,
  referenceOutputTokens: tokens,
});

type TaskClassFields = z.infer<typeof taskClassFields>;

/** A task class with everything people edit of it. */
export async function taskClassDto(tx: Transaction, key: string): Promise<TaskClassDto> {
  const found = await tx.taskClass.findFirst({ where: { key, archivedAt: null } });
  if (!found) throw notFound('task class');
  return toTaskClassDto(found);
}

type TaskClassRow = NonNullable<Awaited<ReturnType<Transaction['taskClass']['findFirst']>>>;

export function toTaskClassDto(row: TaskClassRow): TaskClassDto {
  return {
    id: row.id,
    revision: row.revision,
    key: row.key,
    name: row.name,
    description: row.description,
    floorLevel: row.floorLevel,
    floorTags: row.floorTags,
    unlabelledLevel: row.unlabelledLevel,
    unlabelledTags: row.unlabelledTags,
    slaP95Ms: row.slaP95Ms,
    slaAvailability: row.slaAvailability?.toFixed() ?? null,
    costToleranceUsd: row.costToleranceUsd?.toFixed() ?? null,
    qualityFloor: row.qualityFloor?.toFixed() ?? null,
    qualityBenchmark: row.qualityBenchmark,
    kpi: row.kpi,
    ownerName: row.ownerName,
    referenceInputTokens: row.referenceInputTokens,
    referenceOutputTokens: row.referenceOutputTokens,
  };
}

/** Adds a kind of work. It denies every request until a rule for it is published. */
export const createTaskClass = defineCommand({
  action: 'task_class.create',
  input: taskClassFields.extend({ key: keySchema }),
  run: async ({ tx, audit }, { key, ...fields }): Promise<TaskClassDto> => {
    await refuseFields(tx, fields);
    // An archived task class keeps its key: policies of old name it.
    if (await tx.taskClass.findUnique({ where: { key } })) {
      throw invalid([{ path: '/key', message: `There is already a task class ${key}, maybe archived.` }]);
    }
    const { id } = await tx.taskClass.create({ data: { key, ...sorted(fields) } });
    await audit({ subjectType: 'task class', subjectId: id, data: { key, after: auditable(fields) } });
    return taskClassDto(tx, key);
  },
});

/** Changes a task class for every environment; each follows at its next publish. */
export const updateTaskClass = defineCommand({
  action: 'task_class.update',
  input: taskClassFields.extend({ id: z.uuid(), revision }),
  run: async ({ tx, audit }, { id, revision, ...fields }): Promise<TaskClassDto> => {
    await refuseFields(tx, fields);
    const before = await tx.taskClass.findFirst({ where: { id, archivedAt: null } });
    if (!before) throw notFound('task class');
    const { count } = await tx.taskClass.updateMany({
      where: { id, revision, archivedAt: null },
      data: { ...sorted(fields), revision: { increment: 1 } },
    });
    if (count === 0) throw conflict('task class', await taskClassDto(tx, before.key));
    const { id: _id, revision: _revision, key, ...old } = toTaskClassDto(before);
    await audit({
      subjectType: 'task class',
      subjectId: id,
      data: { key, before: auditable(old), after: auditable(fields) },
    });
    return taskClassDto(tx, key);
  },
});

/** Archives a task class that no draft has a rule for. */
export const archiveTaskClass = defineCommand({
  action: 'task_class.archive',
  input: z.strictObject({ id: z.uuid(), revision }),
  run: async ({ tx, audit, now }, { id, revision }): Promise<{ id: string }> => {
    const before = await tx.taskClass.findFirst({ where: { id, archivedAt: null } });
    if (!before) throw notFound('task class');
    const rules = (await taskClassUses(before.key, tx)).filter((use) => use.kind === 'draft');
    if (rules.length > 0) {
      throw refused(`Drafts still have rules of ${before.name}: ${namesOf(rules)}. Remove them first.`);
    }
    const { count } = await tx.taskClass.updateMany({
      where: { id, revision, archivedAt: null },
      data: { archivedAt: now, revision: { increment: 1 } },
    });
    if (count === 0) throw conflict('task class', await taskClassDto(tx, before.key));
    await audit({ subjectType: 'task class', subjectId: id, data: { key: before.key } });
    return { id };
  },
});

/** What is wrong with fields that are well formed by themselves: unknown labels, and one half of a pair. */
async function refuseFields(tx: Transaction, fields: TaskClassFields): Promise<void> {
  const levels = await tx.sensitivityLevel.findMany({ where: { archivedAt: null }, select: { key: true } });
  const tags = await tx.sensitivityTag.findMany({ where: { archivedAt: null }, select: { key: true } });
  const problems = unpaired(fields);
  for (const field of ['floorLevel', 'unlabelledLevel'] as const) {
    if (!levels.some((level) => level.key === fields[field])) {
      problems.push({ path: `/${field}`, message: `There is no level ${fields[field]}.` });
    }
  }
  for (const field of ['floorTags', 'unlabelledTags'] as const) {
    const unknown = fields[field].find((tag) => !tags.some((known) => known.key === tag));
    if (unknown) problems.push({ path: `/${field}`, message: `There is no tag ${unknown}.` });
  }
  if (problems.length > 0) throw invalid(problems);
}

/** Halves that mean nothing alone, at the half that is missing. */
function unpaired(fields: TaskClassFields): FieldProblem[] {
  const pairs = [
    ['qualityFloor', 'qualityBenchmark', 'Name the benchmark that the floor is a number of.'],
    ['qualityBenchmark', 'qualityFloor', 'State the least that the benchmark must give.'],
    ['referenceInputTokens', 'referenceOutputTokens', 'A reference task has tokens in and tokens out.'],
    ['referenceOutputTokens', 'referenceInputTokens', 'A reference task has tokens in and tokens out.'],
  ] as const;
  return pairs
    .filter(([stated, missing]) => fields[stated] !== null && fields[missing] === null)
    .map(([, missing, message]) => ({ path: `/${missing}`, message }));
}

function sorted(fields: TaskClassFields): TaskClassFields {
  const set = (values: readonly string[]) => [...new Set(values)].sort();
  return { ...fields, floorTags: set(fields.floorTags), unlabelledTags: set(fields.unlabelledTags) };
}

/** Without what people wrote in free text. */
function auditable<T extends Pick<TaskClassFields, 'description' | 'kpi' | 'ownerName'>>(fields: T) {
  const { description: _description, kpi: _kpi, ownerName: _ownerName, ...rest } = fields;
  return rest;
}
