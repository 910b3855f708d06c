import type { ActionError } from '@/lib/http/action-result';

/** Where a right password leads, or why it leads nowhere. */
type SignInAnswer =
  | { readonly to: 'session' | 'second_factor' }
  | { readonly to: null; readonly error: ActionError };

/** Signs in through next-auth. After `session` the cookie is set, and the next page must be loaded anew. */
export async function requestSignIn(email: string, password: string): Promise<SignInAnswer> {
  const { signIn } = await import('next-auth/react');
  const answer = await signIn('credentials', { email, password, redirect: false }).catch(() => undefined);
  if (answer?.ok && !answer.error) return { to: 'session' };
  if (answer?.error === 'second_factor') return { to: 'second_factor' };
  return { to: null, error: { ...sentence(answer?.error ?? ''), fields: [], findings: [] } };
}

/** The page that asks for the second factor and goes on to `next`. */
export function secondFactorPage(next: string): string {
  return next === '/' ? '/sign-in/second-factor' : `/sign-in/second-factor?next=${encodeURIComponent(next)}`;
}

function sentence(code: string): Pick<ActionError, 'kind' | 'message'> {
  const seconds = /^rate_limited:(\d+)$/.exec(code)?.[1];
  if (seconds) {
    const wait = Number(seconds) < 90 ? `${seconds} seconds` : `${Math.ceil(Number(seconds) / 60)} minutes`;
    return { kind: 'rate_limited', message: `Too many attempts. Wait ${wait}, then try again.` };
  }
  const provider = /^elsewhere:(.*)$/.exec(code)?.[1];
  if (provider !== undefined) {
    const where = provider === '' ? 'your organisation’s identity provider' : provider;
    return {
      kind: 'refused',
      message: `Passwords are not taken here for this account. Sign in with ${where}.`,
    };
  }
  if (code === 'unauthenticated' || code === 'CredentialsSignin') {
    return { kind: 'unauthenticated', message: 'This e-mail and password do not go together.' };
  }
  return { kind: 'unavailable', message: 'Fairlead could not check this just now. Try again in a moment.' };
}
