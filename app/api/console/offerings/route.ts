import { currentCaller } from '@/lib/auth/server/session';
import { listOfferings } from '@/lib/catalog/offering-list';
import { readOfferingQuery } from '@/lib/catalog/offering-query';
import { offeringRows } from '@/lib/catalog/server/offering-rows';

/** A window of the list of offerings, with facets, for the console's table. The session is the credential. */
export async function GET(request: Request): Promise<Response> {
  if (!(await currentCaller())) return new Response(null, { status: 401 });
  const { query } = readOfferingQuery(new URL(request.url).searchParams);
  return Response.json(listOfferings(await offeringRows(), query), {
    headers: { 'cache-control': 'private, no-store' },
  });
}
