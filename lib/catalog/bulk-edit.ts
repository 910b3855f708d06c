import { z } from 'zod';
import type { OfferingRecord } from './catalog-records';
import { type CatalogueChange, type Stated, sameValue } from './change';
import { fieldInput, OFFERING_INPUTS } from './field-inputs';
import { readValue } from './record-edit';
import { type OfferingSurroundings, offeringProblems } from './record-rules';

/** How many offerings are edited at once at most. */
export const EDITED_AT_MOST = 10_000;

export type BulkField = keyof typeof OFFERING_INPUTS;
const fields = z.enum(Object.keys(OFFERING_INPUTS) as [BulkField, ...BulkField[]]);
const evidence = z.string().trim().max(2000).nullable();

/** What is done to every offering of a selection. */
export const bulkOperationSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), field: fields, value: z.unknown(), evidence }),
  /** To and from a list of words. */
  z.strictObject({
    do: z.enum(['add', 'remove']),
    field: fields,
    values: z.array(z.string().trim().min(1).max(120)).min(1, 'Give at least one value.').max(200),
    evidence,
  }),
  z.strictObject({ do: z.literal('archive') }),
]);
export type BulkOperation = z.output<typeof bulkOperationSchema>;

/** Which offerings: these, or all that a list's query finds. */
export const bulkSelectionSchema = z.union([
  z.strictObject({ keys: z.array(z.string().min(1).max(1000)).min(1).max(EDITED_AT_MOST) }),
  z.strictObject({ query: z.string().max(8000) }),
]);
export type BulkSelection = z.output<typeof bulkSelectionSchema>;

/** What would come of it for one offering. */
export type BulkOutcome =
  | { readonly key: string; readonly is: 'changed'; readonly change: CatalogueChange }
  | { readonly key: string; readonly is: 'unchanged' }
  | { readonly key: string; readonly is: 'refused'; readonly reason: string };

/** What a bulk edit would do, counted, with the first of each kind. */
export interface BulkPreview {
  readonly digest: string;
  readonly counts: Readonly<Record<BulkOutcome['is'], number>>;
  readonly changed: readonly (BulkOutcome & { readonly is: 'changed' })[];
  readonly refused: readonly (BulkOutcome & { readonly is: 'refused' })[];
}

/** An offering's value of a plain field, as changes state it. */
export function recordStated(offering: OfferingRecord, model: string, field: BulkField): Stated {
  const value = field === 'model' ? model : offering[field];
  return { value: value ?? null, origin: offering.provenance[field] ?? null };
}

/** Works out what an operation makes of one offering. */
export function bulkOutcome(
  offering: OfferingRecord,
  model: string,
  operation: BulkOperation,
  around: Omit<OfferingSurroundings, 'key'>,
): BulkOutcome {
  const { key } = offering;
  if (operation.do === 'archive') {
    return { key, is: 'changed', change: { change: 'archive', kind: 'offering', key } };
  }
  const { field } = operation;
  const before = recordStated(offering, model, field);
  const value = operation.do === 'set' ? operation.value : listAfter(operation, before.value);
  if (value === undefined) return { key, is: 'refused', reason: 'Nothing is known of it to take from.' };
  if (sameValue(value, before.value) && sameWhere(operation, before)) return { key, is: 'unchanged' };
  const after = readValue('offering', field, value, operation.evidence, before.value, around.now);
  if ('problems' in after)
    return { key, is: 'refused', reason: after.problems[0]?.message ?? 'Not understood.' };
  const values = { ...offering, [field]: after.value };
  const problem = offeringProblems(values, { ...around, key }).find((one) =>
    one.fields.some((of) => of === field),
  );
  if (problem) return { key, is: 'refused', reason: problem.message };
  return { key, is: 'changed', change: { change: 'set', kind: 'offering', key, field, before, after } };
}

/** The same value with evidence that is new is a change. */
const sameWhere = ({ evidence: where }: { readonly evidence: string | null }, { origin }: Stated): boolean =>
  !where || origin?.evidence === where;

function listAfter(
  { do: act, values }: BulkOperation & { readonly do: 'add' | 'remove' },
  before: unknown,
): readonly string[] | undefined {
  if (act === 'remove' && before === null) return undefined;
  const now = (before ?? []) as readonly string[];
  return act === 'add'
    ? [...new Set([...now, ...values])].sort((a, b) => (a < b ? -1 : 1))
    : now.filter((one) => !values.includes(one));
}

/** What is wrong with an operation itself, whatever it is done to; null = nothing. */
export function operationProblem(operation: BulkOperation): { path: string; message: string } | null {
  if (operation.do === 'archive') return null;
  const input = fieldInput('offering', operation.field);
  if (operation.do !== 'set' && input?.as !== 'words')
    return { path: '/operation/field', message: 'Values are added to lists only.' };
  const stated = operation.do !== 'set' || operation.value !== null;
  if (input?.evidence && stated && !operation.evidence)
    return { path: '/operation/evidence', message: 'Say where this is stated: an address, or words.' };
  if (operation.do !== 'set') return null;
  const read = readValue('offering', operation.field, operation.value, operation.evidence, null, new Date(0));
  return 'problems' in read ? { path: '/operation/value', message: read.problems[0]?.message ?? '' } : null;
}
