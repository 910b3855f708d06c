import { HOME } from './next-path';

/** Why a sign-in at a provider came to nothing, as the address of the sign-in page says it. */
export const SIGN_IN_PROBLEMS = {
  cancelled: (name) => `${name} did not let you in, or you cancelled there.`,
  failed: (name) => `${name} could not sign you in just now. Try again in a moment.`,
  unreachable: (name) => `${name} could not be reached. Try again in a moment.`,
  stale: () => 'This sign-in was begun too long ago or in another browser. Begin again.',
  untrusted: (name) =>
    `What came back from ${name} could not be verified, so nobody was signed in. Begin again; if it stays like this, tell an administrator.`,
  misconfigured: (name) =>
    `${name} does not know Fairlead by the client id and secret that are set here. Tell an administrator.`,
  no_email: (name) => `${name} did not say what your e-mail address is. Tell an administrator.`,
  unverified: (name) =>
    `${name} does not say that your e-mail address is verified, so it was not taken for yours. Tell an administrator.`,
  foreign: (name) => `Your e-mail address is not of a domain that ${name} speaks for here.`,
  no_account: () => 'You have no account here. Ask an administrator of your organisation for one.',
  other_user: (name) =>
    `The account with your e-mail address belongs to another user of ${name}. Tell an administrator.`,
  deactivated: () => 'Your account was deactivated. Ask an administrator of your organisation.',
} as const satisfies Record<string, (provider: string) => string>;

export type SignInProblem = keyof typeof SIGN_IN_PROBLEMS;

/** The problem that an address names, or null when it names none; anything that is not known is `failed`. */
export function readSignInProblem(value: unknown): SignInProblem | null {
  if (typeof value !== 'string' || value === '') return null;
  return Object.hasOwn(SIGN_IN_PROBLEMS, value) ? (value as SignInProblem) : 'failed';
}

/** The sign-in page that tells of a problem with a provider; `next` is where somebody wanted to go. */
export function problemPath(problem: SignInProblem, providerKey: string, next = HOME): string {
  const told = { problem, provider: providerKey, ...(next !== HOME && { next }) };
  return `/sign-in?${new URLSearchParams(told)}`;
}
