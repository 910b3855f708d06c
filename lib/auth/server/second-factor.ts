import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { z } from 'zod';
import { type AppError, invalid, refused } from '@/lib/core/errors';
import { sha256 } from '@/lib/core/hash';
import { db, type Transaction } from '@/lib/db/client';
import { countSignIn } from '@/lib/observe/console-metrics';
import { openSecret, sealSecret } from '@/lib/signing/server/sealed-secret';
import { RECOVERY_BYTES, RECOVERY_CODES, readRecoveryCode, recoveryCode } from '../recovery-code';
import { totpStep } from '../totp';
import { countAttempt } from './attempts';

/** Bound to its account, so that one account's secret cannot be put into another's place. */
const placeOf = (accountId: string) => ({ role: 'totp', kid: accountId });

/** A code as a form sends it. */
export const codeSchema = z.object({
  code: z.string('Type the code.').trim().min(1, 'Type the code.').max(64),
});

const WRONG = 'This code does not hold. Codes of the app change every 30 seconds, and each is taken once.';

/**
 * Counts an attempt at an account's codes, as sign-in counts passwords: six digits are guessed in time by whoever may try
 * without end.
 *
 * @throws AppError rate_limited
 */
export function countCodeAttempt(accountId: string, now: Date) {
  return countAttempt(`second factor of ${accountId}`, null, now);
}

/**
 * A new secret for an account's app, in base32; takes the place of one that was not confirmed.
 *
 * @throws AppError refused when one is in use
 */
export async function newTotpSecret(tx: Transaction, accountId: string): Promise<string> {
  const secret = new Secret({ size: 20 }).base32;
  const { count } = await tx.account.updateMany({
    where: { id: accountId, totpConfirmedAt: null },
    data: { totpSecret: await sealSecret(placeOf(accountId), secret), totpLastStep: null },
  });
  if (count === 0) throw refused('A second factor is set up already. Remove it first.');
  return secret;
}

/**
 * Takes a code of the app, once: of two that come at the same moment, in whatever process, one is refused.
 *
 * @throws AppError invalid at /code
 */
export async function takeTotpCode(tx: Transaction, accountId: string, typed: string, now: Date) {
  const { totpSecret, totpLastStep } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const code = typed.replace(/\s/g, '');
  const secret = totpSecret && (await openSecret(placeOf(accountId), totpSecret));
  if (!secret || !/^\d{6}$/.test(code)) throw wrongCode();
  const step = totpStep(secret, code, now, totpLastStep);
  if (step === null) throw wrongCode();
  const { count } = await tx.account.updateMany({
    where: { id: accountId, totpSecret, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  if (count === 0) throw wrongCode();
}

/**
 * Takes a code of the app or a recovery code, each once.
 *
 * @returns which it was, for the session
 * @throws AppError invalid at /code
 */
export async function takeCode(
  tx: Transaction,
  accountId: string,
  typed: string,
  now: Date,
): Promise<'totp' | 'recovery_code'> {
  const recovery = readRecoveryCode(typed);
  if (recovery === null) {
    await takeTotpCode(tx, accountId, typed, now);
    return 'totp';
  }
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash: Uint8Array.from(sha256(recovery)), usedAt: null },
    data: { usedAt: now },
  });
  if (count === 0) throw wrongCode();
  return 'recovery_code';
}

/** Ten recovery codes instead of those before. They are stored as hashes: show them once. */
export async function renewCodes(tx: Transaction, accountId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(RECOVERY_BYTES)));
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({
      accountId,
      codeHash: Uint8Array.from(sha256(readRecoveryCode(code) ?? '')),
      createdAt: now,
    })),
  });
  return codes;
}

/** Forgets an account's second factor. @returns whether it had one */
export async function dropSecondFactor(tx: Transaction, accountId: string): Promise<boolean> {
  const { totpConfirmedAt } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.account.update({
    where: { id: accountId },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
  });
  return totpConfirmedAt !== null;
}

/** How a person's second factor stands, for their account's screen and for administrators. */
interface SecondFactorState {
  /** Since when it is in use; null = it is not. */
  readonly since: Date | null;
  readonly codesLeft: number;
  /** Whether the person signs in with a password at all. */
  readonly password: boolean;
}

/** The state of a person's second factor. */
export async function secondFactorOf(personId: string): Promise<SecondFactorState> {
  const accounts = await db().account.findMany({
    where: { personId, archivedAt: null },
    select: {
      passwordHash: true,
      totpConfirmedAt: true,
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  const inUse = accounts.find(({ totpConfirmedAt }) => totpConfirmedAt);
  return {
    since: inUse?.totpConfirmedAt ?? null,
    codesLeft: inUse?._count.recoveryCodes ?? 0,
    password: accounts.some(({ passwordHash }) => passwordHash !== null),
  };
}

function wrongCode(): AppError {
  countSignIn('second_factor_refused');
  return invalid([{ path: '/code', message: WRONG }]);
}
