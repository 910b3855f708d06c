import { currentCaller } from '@/lib/auth/server/session';
import { readAxes } from '@/lib/catalog/scatter';
import { scatterView } from '@/lib/catalog/server/scatter-queries';

/** The scatter of the offerings that the parameters let through, for the console. The session is the credential. */
export async function GET(request: Request): Promise<Response> {
  if (!(await currentCaller())) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  return Response.json(await scatterView(searchParams, readAxes(searchParams)), {
    headers: { 'cache-control': 'private, no-store' },
  });
}
