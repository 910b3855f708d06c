import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import NextAuth from 'next-auth';
import { clientAddress } from '@/lib/auth/server/client-address';
import { nextAuthOptions } from '@/lib/auth/server/next-auth-options';
import { problemResponse as toSignIn, wishedPath, withReason } from '@/lib/auth/server/oidc-answer';
import { beginAttempt } from '@/lib/auth/server/oidc-attempt';
import { decodeSession, sessionCookie } from '@/lib/auth/server/session-token';
import { AppError, invalid } from '@/lib/core/errors';
import { env } from '@/lib/env';
import { problemOfError } from '@/lib/http/problem';
import { problemResponse } from '@/lib/http/problem-response';

interface Context {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

/** Bytes; a sign-in form is a few hundred. */
const MAX_BODY = 16_384;

/** next-auth answers 500 to a body it cannot read, so that is refused before. */
async function refuseUnreadable(request: Request): Promise<void> {
  const reader = request.clone().body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > MAX_BODY) throw new AppError('too_large', `Send at most ${MAX_BODY} bytes.`);
    chunks.push(part.value);
  }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return;
  try {
    JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw invalid([{ path: '', message: 'This is not JSON.' }]);
  }
}

/** What next-auth answers with 500 though it is the client's to mend. */
function refuseMisdirected({ method, url }: Request): void {
  const { pathname, searchParams } = new URL(url);
  if (method === 'GET' && pathname.endsWith('/callback/credentials')) {
    throw new AppError('not_found', 'This address takes a form by POST.');
  }
  // Anybody could write into our log.
  if (pathname.endsWith('/_log')) throw new AppError('not_found', 'There is nothing at this address.');
  // It would hand them all to the provider, over what it asks itself.
  if (method === 'POST' && [...searchParams.keys()].some((name) => name !== 'login_hint')) {
    throw invalid([{ path: '', message: 'There is a parameter too many.' }]);
  }
  for (const value of searchParams.values()) {
    // It puts them into a header.
    if (/\p{Cc}/u.test(value)) throw invalid([{ path: '', message: 'A parameter is not text.' }]);
  }
}

async function handler(request: Request, context: Context): Promise<Response> {
  try {
    refuseMisdirected(request);
    if (request.method === 'POST') await refuseUnreadable(request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return problemResponse(problemOfError(error, randomUUID()));
  }
  const { nextauth } = await context.params;
  const [step, key] = nextauth;
  if (!key || key === 'credentials' || !['signin', 'callback'].includes(step ?? '')) {
    return NextAuth(nextAuthOptions())(request, context);
  }
  return atProvider(request, context, key);
}

/** On the way to a provider, which a script asks for, or back from it. */
async function atProvider(request: Request, context: Context, key: string): Promise<Response> {
  const json = request.method === 'POST';
  const jar = await cookies();
  const name = `${env().NEXTAUTH_URL.startsWith('https://') ? '__Secure-' : ''}next-auth.callback-url`;
  const next = wishedPath(jar.get(name)?.value);
  const told = new URL(request.url).searchParams.get('error');
  if (told !== null && !json)
    return toSignIn(told === 'access_denied' ? 'cancelled' : 'failed', key, next, json);
  const now = new Date();
  const had = await decodeSession(jar.get(sessionCookie().name)?.value, now);
  const visitor = {
    address: clientAddress(request.headers),
    userAgent: request.headers.get('user-agent'),
    requestId: request.headers.get('x-request-id'),
    previous: had?.sid ?? null,
  };
  const attempt = await beginAttempt(key, visitor, now);
  if (attempt === null) return toSignIn('failed', key, next, json);
  if (typeof attempt === 'string') return toSignIn(attempt, key, next, json);
  const response: Response = await NextAuth(nextAuthOptions(attempt))(request, context);
  return json ? response : withReason(response, attempt.problem(), key, next);
}

export { handler as GET, handler as POST };
