import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { invalid } from '@/lib/core/errors';
import { normalisePassword, passwordProblems } from '../password-rules';

/**
 * argon2id with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet, the smallest of its recommended
 * settings (about 30 ms). Raise them here; each account is hashed anew at its next sign-in.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface PasswordCheck {
  readonly correct: boolean;
  /** Correct, but hashed with settings that are no longer ours. */
  readonly outdated: boolean;
}

/** A password's hash as a PHC string, salted. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), PARAMETERS);
}

/** @throws AppError invalid at /password for a password that may not be chosen */
export function refuseBadPassword(password: string, email: string): void {
  const problems = passwordProblems(password, email);
  if (problems.length > 0) throw invalid(problems.map((message) => ({ path: '/password', message })));
}

let decoy: Promise<string> | undefined;

/**
 * Checks a password against a stored hash. Without one (no such account, or one that signs in elsewhere) it does the
 * same work against a hash that nothing matches, so that the time taken does not tell who has an account.
 */
export async function checkPassword(stored: string | null, password: string): Promise<PasswordCheck> {
  decoy ??= hashPassword(randomBytes(32).toString('hex'));
  const decoyHash = await decoy;
  const matches = await verify(stored ?? decoyHash, normalisePassword(password));
  const correct = matches && stored !== null;
  return { correct, outdated: correct && isOutdated(stored) };
}

function isOutdated(stored: string): boolean {
  const used = parseOptions(stored);
  return (
    used.algorithm !== PARAMETERS.algorithm ||
    used.memoryCost !== PARAMETERS.memoryCost ||
    used.timeCost !== PARAMETERS.timeCost ||
    used.parallelism !== PARAMETERS.parallelism
  );
}
