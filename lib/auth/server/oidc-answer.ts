import { env } from '@/lib/env';
import { HOME, nextPath } from '../next-path';
import { problemPath, type SignInProblem } from '../sign-in-problem';

/** Sends a browser to the sign-in page, which says what went wrong; `json` as next-auth answers a script. */
export function problemResponse(
  problem: SignInProblem,
  providerKey: string,
  next: string,
  json: boolean,
): Response {
  const url = new URL(problemPath(problem, providerKey, next), env().NEXTAUTH_URL).href;
  return json ? Response.json({ url }) : new Response(null, { status: 302, headers: { location: url } });
}

/**
 * next-auth's answer to somebody who comes back from a provider. Where it leads to its own page of errors, it leads to the
 * sign-in page instead, with a reason that can be told; cookies that it takes back stay taken back.
 */
export function withReason(
  response: Response,
  problem: SignInProblem | null,
  providerKey: string,
  next: string,
): Response {
  const location = response.headers.get('location');
  if (location === null) return response;
  const { pathname, searchParams } = new URL(location, env().NEXTAUTH_URL);
  const failed = /^\/(?:api\/auth\/(?:error|signin)|sign-in)(?:\/|$)/.test(pathname);
  if (problem === null && !(failed && (searchParams.has('error') || pathname !== '/sign-in')))
    return response;
  // Without a reason of ours it is the cookies, which are gone or another provider's.
  const path = problemPath(problem ?? 'stale', providerKey, next);
  const headers = new Headers(response.headers);
  headers.set('location', new URL(path, env().NEXTAUTH_URL).href);
  return new Response(null, { status: 302, headers });
}

/** Where somebody wanted to go when they left for a provider, from next-auth's cookie: a path of this site. */
export function wishedPath(callbackUrl: string | undefined): string {
  const base = env().NEXTAUTH_URL.replace(/\/$/, '');
  return callbackUrl?.startsWith(`${base}/`) ? nextPath(callbackUrl.slice(base.length)) : HOME;
}
