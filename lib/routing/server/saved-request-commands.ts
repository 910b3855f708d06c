import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { canonicalJson } from '@/lib/policy/canonical';
import { expectedDecisionSchema, type SavedRequestDto, savedRequestContentSchema } from '../saved-request';
import { keySchema } from '../source-schema';
import { environmentByKey } from './records';
import { savedRequestRow, toSavedRequestDto } from './saved-request-records';

const byRevision = { id: z.uuid(), revision: z.number().int().min(1) };

/** What people edit of a saved request. `environment` null = every one. */
const fields = {
  environment: keySchema.nullable(),
  name: z.string().trim().min(1, 'Give it a name.').max(200, 'At most 200 characters.'),
  request: savedRequestContentSchema,
  expected: expectedDecisionSchema,
};

/** Keeps a request with the decision expected of it. From now on every draft it is about is held to it. */
export const createSavedRequest = defineCommand({
  action: 'saved_request.create',
  perEnvironment: true,
  input: z.strictObject(fields),
  run: async (context, input): Promise<SavedRequestDto> => {
    const { tx, caller, audit } = context;
    const environmentId = await authorisedEnvironment(context, input.environment);
    const taskClass = await taskClassOf(tx, input.request.taskClass);
    await refuseTakenName(tx, taskClass.id, input.name, null);
    const { id } = await tx.savedRequest.create({
      data: { taskClassId: taskClass.id, environmentId, ...stored(input), updatedById: caller.actorId },
    });
    const after = auditable({ ...input, taskClass: taskClass.key });
    await audit({
      subjectType: 'saved request',
      subjectId: id,
      ...aboutEnvironment(input.environment),
      data: { after },
    });
    return savedRequestDto(tx, id);
  },
});

/** Changes a saved request or what is expected of it. It stays with its task class. */
export const updateSavedRequest = defineCommand({
  action: 'saved_request.update',
  perEnvironment: true,
  input: z.strictObject({ ...byRevision, ...fields }),
  run: async (context, input): Promise<SavedRequestDto> => {
    const { tx, caller, audit } = context;
    const before = await lockSavedRequest(context, input);
    const environmentId = await authorisedEnvironment(context, input.environment);
    if (input.request.taskClass !== before.taskClass) {
      const message = `It is kept with ${before.taskClass}. Save it anew for another task class.`;
      throw invalid([{ path: '/request/taskClass', message }]);
    }
    const { id: taskClassId } = await taskClassOf(tx, before.taskClass);
    await refuseTakenName(tx, taskClassId, input.name, input.id);
    await tx.savedRequest.update({
      where: { id: input.id },
      data: {
        environmentId,
        ...stored(input),
        revision: { increment: 1 },
        updatedById: caller.actorId,
      },
    });
    await audit({
      subjectType: 'saved request',
      subjectId: input.id,
      ...aboutEnvironment(input.environment),
      data: { before: auditable(before), after: auditable({ ...input, taskClass: before.taskClass }) },
    });
    return savedRequestDto(tx, input.id);
  },
});

/** Takes a saved request out of the suite. It stays on record. */
export const archiveSavedRequest = defineCommand({
  action: 'saved_request.archive',
  perEnvironment: true,
  input: z.strictObject(byRevision),
  run: async (context, input): Promise<{ id: string }> => {
    const { tx, caller, audit, now } = context;
    const before = await lockSavedRequest(context, input);
    await tx.savedRequest.update({
      where: { id: input.id },
      data: { archivedAt: now, revision: { increment: 1 }, updatedById: caller.actorId },
    });
    await audit({
      subjectType: 'saved request',
      subjectId: input.id,
      ...aboutEnvironment(before.environment),
      data: { before: auditable(before) },
    });
    return { id: input.id };
  },
});

/** The id of the environment named, where the caller may do this; every one (null) needs the role everywhere. */
async function authorisedEnvironment(
  { tx, authorise }: CommandContext,
  key: string | null,
): Promise<string | null> {
  const id = key === null ? null : (await environmentByKey(tx, key)).id;
  authorise(id);
  return id;
}

/** The saved request as it is, locked until the transaction ends; refused unless the caller may and saw just this. */
async function lockSavedRequest(
  { tx, authorise }: CommandContext,
  seen: { id: string; revision: number },
): Promise<SavedRequestDto> {
  await tx.$queryRaw`SELECT id FROM saved_requests WHERE id = ${seen.id}::uuid FOR UPDATE`;
  const row = await savedRequestRow(tx, seen.id);
  if (!row || row.archivedAt) throw notFound('saved request');
  authorise(row.environmentId);
  if (row.revision !== seen.revision) throw conflict('saved request', toSavedRequestDto(row));
  return toSavedRequestDto(row);
}

async function taskClassOf(tx: Transaction, key: string): Promise<{ id: string; key: string }> {
  const found = await tx.taskClass.findFirst({
    where: { key, archivedAt: null },
    select: { id: true, key: true },
  });
  if (found) return found;
  throw invalid([{ path: '/request/taskClass', message: `There is no task class ${key}.` }]);
}

async function refuseTakenName(
  tx: Transaction,
  taskClassId: string,
  name: string,
  except: string | null,
): Promise<void> {
  // One after another for a task class, so that two with one name at once are told apart here.
  await tx.$queryRaw`SELECT id FROM task_classes WHERE id = ${taskClassId}::uuid FOR NO KEY UPDATE`;
  const taken = await tx.savedRequest.findFirst({
    where: { taskClassId, name, archivedAt: null, ...(except === null ? {} : { NOT: { id: except } }) },
    select: { id: true },
  });
  if (taken) throw invalid([{ path: '/name', message: `There is a saved request “${name}” already.` }]);
}

async function savedRequestDto(tx: Transaction, id: string): Promise<SavedRequestDto> {
  const row = await savedRequestRow(tx, id);
  if (!row) throw notFound('saved request');
  return toSavedRequestDto(row);
}

function stored({ name, request, expected }: Pick<SavedRequestDto, 'name' | 'request' | 'expected'>) {
  return {
    name,
    request: request as unknown as Prisma.InputJsonObject,
    expected: expected as unknown as Prisma.InputJsonObject,
  };
}

/** An audit entry names the environment where it is about one. */
function aboutEnvironment(key: string | null): { environment?: string } {
  return key === null ? {} : { environment: key };
}

/** Without what people wrote in free text, and without the request itself: its unit may be a person. */
function auditable({
  taskClass,
  environment,
  request,
  expected,
}: Pick<SavedRequestDto, 'taskClass' | 'environment' | 'request' | 'expected'>) {
  return { taskClass, environment, requestSha256: sha256Hex(canonicalJson(request)), expected };
}
