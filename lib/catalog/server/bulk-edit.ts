import { invalid } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import { orderedText } from '@/lib/core/ordered-text';
import {
  type BulkOperation,
  type BulkOutcome,
  type BulkSelection,
  bulkOutcome,
  EDITED_AT_MOST,
} from '../bulk-edit';
import { listOfferings } from '../offering-list';
import { type OfferingQuery, readOfferingQuery } from '../offering-query';
import { catalogueSnapshot } from './snapshot';

/** What a bulk edit would do. */
export interface BulkPlan {
  readonly outcomes: readonly BulkOutcome[];
  /** Of what would be changed: equal for equal changes. */
  readonly digest: string;
}

/** Works out a bulk edit over the catalogue as it is now. */
export async function planBulkEdit(
  selection: BulkSelection,
  operation: BulkOperation,
  now: Date,
): Promise<BulkPlan> {
  const snapshot = await catalogueSnapshot(now);
  const { records } = snapshot;
  const wanted = new Set(
    'keys' in selection
      ? selection.keys
      : listOfferings(snapshot.rows, {
          ...queryOf(selection.query),
          offset: 0,
          limit: EDITED_AT_MOST,
        }).rows.map((row) => row.key),
  );
  const successors = new Map(records.offerings.map((one) => [one.key, one.successor]));
  const around = { now, successorOf: (key: string) => successors.get(key) };
  const outcomes = records.offerings
    .filter((offering) => wanted.has(offering.key))
    .map((offering) =>
      bulkOutcome(offering, records.models.get(offering.modelId)?.key ?? '', operation, around),
    );
  const changes = outcomes.flatMap((one) => (one.is === 'changed' ? [one.change] : []));
  return { outcomes, digest: sha256Hex(orderedText(changes)) };
}

/** A filter that is not understood would choose more than was meant: it is refused. */
function queryOf(text: string): OfferingQuery {
  const { query, problems } = readOfferingQuery(new URLSearchParams(text));
  if (problems.length > 0) throw invalid(problems);
  return query;
}
