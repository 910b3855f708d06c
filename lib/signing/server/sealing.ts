import { randomBytes } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import { env, type GivenEnv } from '@/lib/env';
import type { KeyRole } from '../key';
import { SealProblem, seal, unseal } from '../seal';

type SealingEnv = Pick<GivenEnv, 'FAIRLEAD_KEY' | 'FAIRLEAD_DELIVERY_KEY'>;

/** A key as its row holds it. */
interface SealedRow {
  readonly kid: string;
  readonly role: string;
  readonly x: string;
  readonly sealed: Uint8Array | null;
}

/**
 * What seals the keys of a role.
 *
 * @throws AppError unavailable naming the variable that is not set
 */
export function sealingKey(role: KeyRole, from: SealingEnv = env()): string {
  const name = role === 'freshness' ? 'FAIRLEAD_DELIVERY_KEY' : 'FAIRLEAD_KEY';
  const key = from[name];
  if (key) return key;
  throw new AppError(
    'unavailable',
    `${name} is not set, so nothing can be signed. Set it to what sealed the ${role} key, as .env.example says.`,
  );
}

/** Whether this process can make and open every kind of key. */
export function canSeal(from: SealingEnv = env()): boolean {
  return from.FAIRLEAD_KEY !== undefined && from.FAIRLEAD_DELIVERY_KEY !== undefined;
}

/** A private key in the form in which its row keeps it. */
export function sealKey(role: KeyRole, kid: string, d: string): Promise<Uint8Array<ArrayBuffer>> {
  return seal(d, { role, kid }, new Uint8Array(randomBytes(12)), sealingKey(role));
}

/**
 * A key that can sign.
 *
 * @throws AppError unavailable if it is kept elsewhere or was sealed with another key
 */
export async function openKey(row: SealedRow) {
  const { kid, x, sealed } = row;
  const role = row.role as KeyRole;
  if (!sealed) throw new AppError('unavailable', `The ${role} key is kept offline.`);
  try {
    return { kid, x, d: await unseal(sealed, { role, kid }, sealingKey(role)) };
  } catch (error) {
    if (!(error instanceof SealProblem)) throw error;
    const name = role === 'freshness' ? 'FAIRLEAD_DELIVERY_KEY' : 'FAIRLEAD_KEY';
    throw new AppError('unavailable', `${error.message} Check ${name}.`);
  }
}
