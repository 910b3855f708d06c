import { invalid } from '@/lib/core/errors';
import { offeringPage, readPageRequest } from '../offering-page';
import { pick } from '../read-api/field-list';
import type { KeyedPage } from '../read-api/keyed-page';
import { LISTED_OFFERING_FIELDS, type ListedOffering } from '../read-api/listed-offering';
import type { CatalogueRecords } from './load';
import { catalogueSnapshot } from './snapshot';

/**
 * The page of offerings that a URL's parameters ask for.
 *
 * @throws AppError invalid, naming each parameter that is wrong
 */
export async function offeringPageOf(params: URLSearchParams, now: Date): Promise<KeyedPage<ListedOffering>> {
  const { request, problems } = readPageRequest(params);
  if (problems.length > 0) throw invalid(problems, 'Some parameters need attention.');
  const { rows, records } = await catalogueSnapshot(now);
  const page = offeringPage(rows, request);
  const origins = provenanceByKey(records);
  return {
    ...page,
    data: page.data.map((row) =>
      pick(
        { ...row, provenance: origins.get(row.key) ?? {} },
        LISTED_OFFERING_FIELDS,
        ['provenance'],
        request.wanted,
      ),
    ),
  };
}

const kept = new WeakMap<CatalogueRecords, ReadonlyMap<string, ListedOffering['provenance']>>();

function provenanceByKey(records: CatalogueRecords) {
  const known = kept.get(records);
  if (known) return known;
  const made = new Map(records.offerings.map(({ key, provenance }) => [key, provenance]));
  kept.set(records, made);
  return made;
}
