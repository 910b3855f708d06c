import { cookies } from 'next/headers';
import { chooseEnvironment, ENVIRONMENT_COOKIE } from '@/components/shell/preferences';
import { listOfferings } from '@/lib/catalog/offering-list';
import { readOfferingQuery } from '@/lib/catalog/offering-query';
import { offeringRows, offeringRowsByKey } from '@/lib/catalog/server/offering-rows';
import { listEnvironments } from '@/lib/routing/server/queries';
import { withClearance } from '@/lib/sensitivity/server/row-clearance';
import { answerPage } from '../answer-page';

/** As many as an arm can list. */
const MOST_KEYS = 50;

/**
 * A window of the list of offerings, with facets, for the console's table; or, with `key`, the rows of these offerings.
 */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, 'catalog.read', () => rowsFor(new URL(request.url).searchParams));
}

async function rowsFor(searchParams: URLSearchParams): Promise<object> {
  const keys = searchParams.getAll('key').slice(0, MOST_KEYS);
  const { query } = readOfferingQuery(searchParams);
  const found =
    keys.length > 0 ? { rows: await offeringRowsByKey(keys) } : listOfferings(await offeringRows(), query);
  const remembered = (await cookies()).get(ENVIRONMENT_COOKIE)?.value;
  const environment = chooseEnvironment(
    await listEnvironments(),
    searchParams.get('environment'),
    remembered,
  );
  const rows = environment ? await withClearance(found.rows, environment.key, new Date()) : found.rows;
  return { ...found, rows };
}
