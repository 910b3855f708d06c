import type { Clock } from './clock';
import { request } from './download';
import { createKeyring } from './keyring';
import type { Settings } from './options';
import { signedTrust } from './signed-trust';
import { tlsTrust } from './tls-trust';
import type { Trust } from './trust';

/** A key set and every handover, each of at most 128 KiB. */
const KEYS_BYTES = 2_097_152;

/**
 * The trust that the options ask for.
 *
 * @param tell hears why keys could not be renewed that are not needed at once
 */
export function createTrust(settings: Settings, time: Clock, tell: (error: unknown) => void): Trust {
  const { environment, roots, origin } = settings;
  if (roots === null) return tlsTrust(environment, time.now);
  const fetchKeys = async (signal: AbortSignal) => {
    const answer = await request(settings, `${origin}/.well-known/fairlead-keys`, {}, signal);
    return new TextDecoder().decode(await answer.read(KEYS_BYTES));
  };
  return signedTrust(environment, roots, createKeyring(roots, fetchKeys, time.released, tell), time);
}
