import { peekJws } from '../../lib/signing/jws';
import { demand, isText, readMembers } from '../../lib/signing/reading';
import { readRelease } from '../../lib/signing/release';
import { verifyKeySet, verifyRelease } from '../../lib/signing/verify';
import type { Signed } from './judged';
import type { Ratchet } from './release';

const FORMAT = 'fairlead.router-ratchet/2';

/** What keeps a router from going back, signed, so that nobody who can write the file can lock it out for ever. */
export function signedRatchet(signed: Signed | null, keys: string | null): object {
  return { format: FORMAT, release: signed?.release, releaseKeys: signed?.keys, keys };
}

/**
 * The ratchet of a file, verified at the time of the release: that keys have ended since takes nothing from what was held.
 *
 * @throws SignatureProblem or SyntaxError
 */
export async function readSignedRatchet(
  value: unknown,
  env: string,
  roots: readonly string[],
): Promise<{ readonly ratchet: Ratchet; readonly keys: string }> {
  const { format, release: jws, releaseKeys, keys } = readMembers(value, 'ratchet');
  demand(format === FORMAT && isText(jws) && isText(releaseKeys) && isText(keys), 'ratchet');
  const [release, document] = [jws as string, releaseKeys as string];
  const { iat } = readRelease(peekJws(release, 'fairlead-release+jwt').claims);
  const keySet = await verifyKeySet(JSON.parse(document), { roots, now: 0 });
  const ratchet = await verifyRelease(release, { keySet, env, now: iat * 1_000 });
  return { ratchet, keys: keys as string };
}
