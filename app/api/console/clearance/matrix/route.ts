import { currentCaller } from '@/lib/auth/server/session';
import { AppError } from '@/lib/core/errors';
import { asOf } from '@/lib/sensitivity/as-of';
import { matrixView } from '@/lib/sensitivity/server/matrix-queries';

/** The whole matrix of an environment, for the console's screen. The session is the credential. */
export async function GET(request: Request): Promise<Response> {
  if (!(await currentCaller())) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  try {
    const view = await matrixView(
      searchParams.get('environment') ?? '',
      asOf(searchParams.get('at'), new Date()),
    );
    return Response.json(view, { headers: { 'cache-control': 'private, no-store' } });
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return new Response(null, { status: 404 });
    throw error;
  }
}
