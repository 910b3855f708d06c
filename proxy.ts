import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from '@/lib/auth/server/path-header';
import { decodeSession, encodeSession, secondsLeft, sessionCookie } from '@/lib/auth/server/session-token';

/**
 * The gate before every page of the console: without a session that is ours and not over, it leads to the sign-in page and
 * back. A session in use is renewed. What the account may do, and whether it still may, each page asks `requireCaller`.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const now = new Date();
  const { pathname, search } = request.nextUrl;
  const { name, options } = sessionCookie();
  const session = await decodeSession(request.cookies.get(name)?.value, now);
  if (!session) {
    // An action answers that the session has ended, so that its form can keep what was typed.
    if (request.method === 'POST' && request.headers.has('next-action')) return NextResponse.next();
    const target = request.nextUrl.clone();
    target.pathname = '/sign-in';
    target.search = pathname === '/' ? '' : new URLSearchParams({ next: `${pathname}${search}` }).toString();
    return NextResponse.redirect(target);
  }
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, `${pathname}${search}`);
  const response = NextResponse.next({ request: { headers } });
  if (session.renew) {
    const value = await encodeSession(session, now);
    response.cookies.set(name, value, { ...options, maxAge: secondsLeft(session.since, now) });
  }
  return response;
}

export const config = {
  // Everything but what is public or has an authority of its own: sign-in, secret links, the API, probes, files.
  matcher: [
    '/((?!sign-in$|sign-in/|invitation/|scim/|password/|api/|_next/|healthz$|readyz$|metrics$|\\.well-known/|favicon\\.ico$|icon|[^/]+\\.(?:png|svg|ico|txt|webmanifest)$).*)',
  ],
};
