import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid } from '@/lib/core/errors';
import { bulkOperationSchema, bulkSelectionSchema, operationProblem } from '../bulk-edit';
import { planBulkEdit } from './bulk-edit';
import { requireEndpointOfAll } from './endpoint-of-offering';
import { writeChanges } from './write-changes';

/**
 * Does one thing to many offerings, all of it or nothing, as it was shown in the preview (`digest`). What the preview
 * refused is left as it is.
 *
 * @throws AppError conflict when it would do something else by now
 */
export const updateOfferings = defineCommand({
  action: 'offering.update_many',
  input: z.strictObject({
    selection: bulkSelectionSchema,
    operation: bulkOperationSchema,
    digest: z.string().length(64),
  }),
  run: async ({ tx, caller, now, audit }, { selection, operation, digest }) => {
    const problem = operationProblem(operation);
    if (problem) throw invalid([problem]);
    await tx.$queryRaw`SELECT rev FROM catalog_state WHERE id = 1 FOR UPDATE`;
    const plan = await planBulkEdit(selection, operation, now);
    const changes = plan.outcomes.flatMap((one) => (one.is === 'changed' ? [one.change] : []));
    if (plan.digest !== digest) throw conflict('selection', { changed: changes.length });
    await requireEndpointOfAll(
      tx,
      operation,
      changes.map(({ key }) => key),
    );
    const many = changes.length === 1 ? '1 offering' : `${changes.length.toLocaleString('en')} offerings`;
    const summary = operation.do === 'archive' ? `Archived ${many}` : `Edited ${many}`;
    const { batchId } = await writeChanges(
      tx,
      { kind: 'bulk', summary, actorId: caller.actorId, at: now },
      changes,
    );
    const what = operation.do === 'archive' ? {} : { field: operation.field };
    await audit({
      subjectType: 'catalog_batch',
      subjectId: batchId ?? '-',
      data: { do: operation.do, ...what, offerings: changes.length },
    });
    return { batchId, changed: changes.length };
  },
});
