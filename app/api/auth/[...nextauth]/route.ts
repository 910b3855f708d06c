import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/server/next-auth-options';
import { atProvider } from '@/lib/auth/server/oidc-way';
import { AppError, invalid } from '@/lib/core/errors';
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
  const jar = await cookies();
  return atProvider(
    key,
    request,
    (name) => jar.get(name)?.value,
    (options) => NextAuth(options)(request, context),
  );
}

export { handler as GET, handler as POST };
