/**
 * How often a sign-in may fail. A few mistakes cost nothing; from then on each must wait twice as long as the one before,
 * up to a ceiling. So a person who mistypes is delayed by seconds, guessing is slowed to about a hundred tries a day
 * (NIST SP 800-63B, 5.2.2), and nobody can lock somebody else's account for longer than the ceiling.
 */
export interface SignInLimit {
  /** Failures that cost nothing. */
  readonly free: number;
  /** Seconds to wait after the first failure beyond those; doubles with each further one. */
  readonly baseSeconds: number;
  /** Seconds: no wait is longer, and a failure older than `windowSeconds` is forgotten. */
  readonly maxSeconds: number;
  readonly windowSeconds: number;
}

/** Per e-mail address, whether it has an account or not. */
export const EMAIL_LIMIT: SignInLimit = { free: 5, baseSeconds: 5, maxSeconds: 900, windowSeconds: 86_400 };
/** Per network address: wider, because an office shares one. */
export const ADDRESS_LIMIT: SignInLimit = { free: 50, baseSeconds: 5, maxSeconds: 900, windowSeconds: 3600 };

export type Allowance =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly waitSeconds: number };

/**
 * Whether one more attempt may be made now.
 *
 * @param attempts instants of the attempts that have failed or are still being checked, in any order
 * @returns `waitSeconds`: whole seconds from `now`, at least 1
 */
export function signInAllowance(attempts: readonly Date[], now: Date, limit: SignInLimit): Allowance {
  const oldest = now.getTime() - limit.windowSeconds * 1000;
  const recent = attempts.map((at) => at.getTime()).filter((at) => at > oldest);
  const beyond = recent.length - limit.free;
  if (beyond < 0) return { allowed: true };
  // 2 ** 30 is beyond every ceiling; more would only leave the range of exact numbers.
  const wait = Math.min(limit.baseSeconds * 2 ** Math.min(beyond, 30), limit.maxSeconds);
  const until = Math.max(...recent) + wait * 1000;
  if (until <= now.getTime()) return { allowed: true };
  return { allowed: false, waitSeconds: Math.max(1, Math.ceil((until - now.getTime()) / 1000)) };
}
