import { randomBytes } from 'node:crypto';
import { type SealedFor, seal, unseal } from '../seal';
import { sealingKey } from './sealing';

/**
 * A secret that only the console opens, in the form in which its row keeps it: sealed with FAIRLEAD_KEY for its place.
 *
 * @throws AppError unavailable if FAIRLEAD_KEY is not set
 */
export function sealSecret(place: SealedFor, secret: string): Promise<Uint8Array<ArrayBuffer>> {
  return seal(secret, place, new Uint8Array(randomBytes(12)), sealingKey('release'));
}

/** The secret of a seal. @throws SealProblem if another key sealed it, or for another place */
export function openSecret(place: SealedFor, sealed: Uint8Array): Promise<string> {
  return unseal(sealed, place, sealingKey('release'));
}
