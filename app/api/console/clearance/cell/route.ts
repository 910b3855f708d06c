import { currentCaller } from '@/lib/auth/server/session';
import { AppError } from '@/lib/core/errors';
import { asOf } from '@/lib/sensitivity/as-of';
import { cellView } from '@/lib/sensitivity/server/cell-queries';

/** Why an offering is, or is not, cleared for a label. The session is the credential. */
export async function GET(request: Request): Promise<Response> {
  const caller = await currentCaller();
  if (!caller) return new Response(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  const text = (name: string) => searchParams.get(name) ?? '';
  try {
    const view = await cellView(
      {
        environment: text('environment'),
        offering: text('offering'),
        label: text('label'),
        at: asOf(searchParams.get('at'), new Date()),
      },
      caller,
    );
    return Response.json(view, { headers: { 'cache-control': 'private, no-store' } });
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return new Response(null, { status: 404 });
    throw error;
  }
}
