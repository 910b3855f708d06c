import { currentCaller } from '@/lib/auth/server/session';
import { offeringFactsOf } from '@/lib/routing/server/workbench-queries';

/** More than the workbench asks for at once. */
const MOST_KEYS = 200;

/** What a compile reads of the offerings `key`, for the workbench, which compiles in the browser. */
export async function GET(request: Request): Promise<Response> {
  if (!(await currentCaller())) return new Response(null, { status: 401 });
  const keys = new URL(request.url).searchParams.getAll('key').slice(0, MOST_KEYS);
  return Response.json(await offeringFactsOf(keys), { headers: { 'cache-control': 'private, no-store' } });
}
