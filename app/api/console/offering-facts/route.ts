import { currentCaller } from '@/lib/auth/server/session';
import { shownFacts } from '@/lib/routing/server/shown-evidence';
import { offeringFactsOf } from '@/lib/routing/server/workbench-queries';

/** More than the workbench asks for at once. */
const MOST_KEYS = 200;

/** What a compile for `environment` reads of the offerings `key`, for the workbench, which compiles in the browser. */
export async function GET(request: Request): Promise<Response> {
  const caller = await currentCaller();
  if (!caller) return new Response(null, { status: 401 });
  const query = new URL(request.url).searchParams;
  const keys = query.getAll('key').slice(0, MOST_KEYS);
  const facts = await offeringFactsOf(query.get('environment') ?? '', keys, new Date());
  return Response.json(await shownFacts(caller, facts), {
    headers: { 'cache-control': 'private, no-store' },
  });
}
