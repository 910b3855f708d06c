import { invalid } from '@/lib/core/errors';
import { type OfferingPage, offeringPage, readPageRequest } from '../offering-page';
import { catalogueSnapshot } from './snapshot';

/**
 * The page of offerings that a URL's parameters ask for.
 *
 * @throws AppError invalid, naming each parameter that is wrong
 */
export async function offeringPageOf(params: URLSearchParams): Promise<OfferingPage> {
  const { request, problems } = readPageRequest(params);
  if (problems.length > 0) throw invalid(problems, 'Some parameters need attention.');
  const { rows } = await catalogueSnapshot();
  return offeringPage(rows, request);
}
