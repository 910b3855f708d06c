import { endByLogoutToken } from '@/lib/auth/server/oidc-back-channel';
import { AppError } from '@/lib/core/errors';
import { readStream } from '@/lib/http/read-stream';

/** Bytes; a logout token is about a thousand. */
const MOST = 65_536;

/** A provider tells that somebody signed out there. Its token is its authority. */
export async function POST(
  request: Request,
  { params }: { readonly params: Promise<{ readonly key: string }> },
): Promise<Response> {
  try {
    const form = new URLSearchParams(new TextDecoder().decode(await readStream(request, MOST)));
    await endByLogoutToken((await params).key, form.get('logout_token') ?? '', new Date());
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const status = error.kind === 'unavailable' ? 503 : 400;
    return Response.json(
      { error: 'invalid_request', error_description: error.message },
      { status, headers: { 'cache-control': 'no-store' } },
    );
  }
}
