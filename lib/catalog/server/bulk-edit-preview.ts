import { z } from 'zod';
import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid, readInput } from '@/lib/auth/server/command';
import { invalid } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import {
  type BulkOutcome,
  type BulkPreview,
  bulkOperationSchema,
  bulkSelectionSchema,
  operationProblem,
} from '../bulk-edit';
import { planBulkEdit } from './bulk-edit';
import { requireEndpointOfAll } from './endpoint-of-offering';

/** How many outcomes of each kind a preview shows. */
const SHOWN = 200;

/**
 * Shows what a bulk edit would do; nothing is changed.
 *
 * @throws AppError forbidden, invalid
 */
export async function previewBulkEdit(
  caller: Caller,
  input: unknown,
  now: Date = new Date(),
): Promise<BulkPreview> {
  if (!allows(caller.roles, 'offering.update_many')) throw forbid('offering.update_many');
  const { selection, operation } = readInput(
    z.strictObject({ selection: bulkSelectionSchema, operation: bulkOperationSchema }),
    input,
  );
  const problem = operationProblem(operation);
  if (problem) throw invalid([problem]);
  const { outcomes, digest } = await planBulkEdit(selection, operation, now);
  const of = <Is extends BulkOutcome['is']>(is: Is) =>
    outcomes.filter((one): one is BulkOutcome & { readonly is: Is } => one.is === is);
  const [changed, refused] = [of('changed'), of('refused')];
  await requireEndpointOfAll(
    db(),
    operation,
    changed.map(({ key }) => key),
  );
  return {
    digest,
    counts: { changed: changed.length, refused: refused.length, unchanged: of('unchanged').length },
    changed: changed.slice(0, SHOWN),
    refused: refused.slice(0, SHOWN),
  };
}
