import { cookies } from 'next/headers';
import { chooseEnvironment, ENVIRONMENT_COOKIE } from '@/components/shell/preferences';
import { currentCaller } from '@/lib/auth/server/session';
import { listOfferings } from '@/lib/catalog/offering-list';
import { readOfferingQuery } from '@/lib/catalog/offering-query';
import { offeringRows, offeringRowsByKey } from '@/lib/catalog/server/offering-rows';
import { listEnvironments } from '@/lib/routing/server/queries';
import { withClearance } from '@/lib/sensitivity/server/row-clearance';

/** As many as an arm can list. */
const MOST_KEYS = 50;

/**
 * A window of the list of offerings, with facets, for the console's table; or, with `key`, the rows of these offerings.
 * The session is the credential.
 */
export async function GET(request: Request): Promise<Response> {
  if (!(await currentCaller())) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
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
  return Response.json({ ...found, rows }, { headers: { 'cache-control': 'private, no-store' } });
}
