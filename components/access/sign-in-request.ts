import type { ActionError } from '@/lib/http/action-result';

/** Signs in through next-auth. Null when it worked: the session cookie is set and the next page must be loaded anew. */
export async function requestSignIn(email: string, password: string): Promise<ActionError | null> {
  const { signIn } = await import('next-auth/react');
  const answer = await signIn('credentials', { email, password, redirect: false }).catch(() => undefined);
  if (answer?.ok && !answer.error) return null;
  return { ...sentence(answer?.error ?? ''), fields: [], findings: [] };
}

function sentence(code: string): Pick<ActionError, 'kind' | 'message'> {
  const seconds = /^rate_limited:(\d+)$/.exec(code)?.[1];
  if (seconds) {
    const wait = Number(seconds) < 90 ? `${seconds} seconds` : `${Math.ceil(Number(seconds) / 60)} minutes`;
    return { kind: 'rate_limited', message: `Too many attempts. Wait ${wait}, then try again.` };
  }
  if (code === 'unauthenticated' || code === 'CredentialsSignin') {
    return { kind: 'unauthenticated', message: 'This e-mail and password do not go together.' };
  }
  return { kind: 'unavailable', message: 'Fairlead could not check this just now. Try again in a moment.' };
}
