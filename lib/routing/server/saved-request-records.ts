import type { Transaction } from '@/lib/db/client';
import { expectedDecisionSchema, type SavedRequestDto, savedRequestContentSchema } from '../saved-request';

const place = { taskClass: { select: { key: true } }, environment: { select: { key: true } } } as const;

/** A saved request with the keys of its task class and environment, archived or not, or null. */
export function savedRequestRow(tx: Transaction, id: string) {
  return tx.savedRequest.findUnique({ where: { id }, include: place });
}

type SavedRequestRow = NonNullable<Awaited<ReturnType<typeof savedRequestRow>>>;

export function toSavedRequestDto(row: SavedRequestRow): SavedRequestDto {
  return {
    id: row.id,
    revision: row.revision,
    taskClass: row.taskClass.key,
    environment: row.environment?.key ?? null,
    name: row.name,
    request: savedRequestContentSchema.parse(row.request),
    expected: expectedDecisionSchema.parse(row.expected),
  };
}

/** The saved requests that are run on the drafts of an environment, by task class and name. */
export async function savedRequestsFor(tx: Transaction, environmentId: string): Promise<SavedRequestDto[]> {
  const rows = await tx.savedRequest.findMany({
    where: {
      archivedAt: null,
      taskClass: { archivedAt: null },
      OR: [{ environmentId }, { environmentId: null }],
    },
    orderBy: [{ taskClass: { key: 'asc' } }, { name: 'asc' }],
    include: place,
  });
  return rows.map(toSavedRequestDto);
}
