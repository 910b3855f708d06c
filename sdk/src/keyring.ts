import { parseJson } from '../../lib/policy/json';
import { type KeySet, readKeySetDocument } from '../../lib/signing/key-set';
import { type SignatureCode, SignatureProblem } from '../../lib/signing/problem';
import { verifyKeySet } from '../../lib/signing/verify';
import type { RejectionReason } from './rejection';

/** A key set that is not believed. The one believed before stays. */
export class KeySetRefused extends Error {
  override readonly name = 'KeySetRefused';

  constructor(
    readonly reason: Extract<RejectionReason, 'keys' | 'rollback' | 'expired_keys'>,
    detail: string,
  ) {
    super(`the key set is refused: ${detail}`);
  }
}

/** The keys that releases and proofs are verified with. */
export interface Keyring {
  /**
   * What `verify` finds with the key set; with a new one, where the one held may not know enough.
   *
   * @throws what `verify` throws, KeySetRefused, or what fetching throws
   */
  readonly verified: <T>(verify: (keySet: KeySet) => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** Takes a document that was kept. @throws KeySetRefused */
  readonly take: (document: string) => Promise<KeySet>;
  /** Nothing below this `keysVersion` is believed from now on. */
  readonly raise: (keysVersion: number) => void;
  readonly keySet: () => KeySet | null;
  readonly document: () => string | null;
}

/** A key that was withdrawn is believed no longer than this, plus a poll. Ms. */
const RENEW_MS = 3_600_000;
/** After a key set that could not be had although there is one. Ms. */
const AGAIN_MS = 60_000;
/** What another key set may mend: a key that is new to it, or an epoch. */
const MENDED: readonly SignatureCode[] = ['untrusted-key', 'unauthorised-epoch'];

/**
 * No keys yet.
 *
 * @param roots public keys, base64url
 * @param fetchDocument what `/.well-known/fairlead-keys` answers
 * @param now a time that no delivery host can move, or one that was taken over could end every key set
 * @param tell hears why keys could not be renewed that are not needed at once
 */
export function createKeyring(
  roots: readonly string[],
  fetchDocument: (signal: AbortSignal) => Promise<string>,
  now: () => number,
  tell: (error: unknown) => void,
): Keyring {
  let held: { readonly keySet: KeySet; readonly document: string } | null = null;
  let atLeast = 0;
  let dueAt = Number.NEGATIVE_INFINITY;

  async function take(document: string): Promise<KeySet> {
    // Once a root has handed over it is believed no longer, whatever it signs: it may be why there was a handover.
    const handedTo = held?.keySet.keys.filter(({ role }) => role === 'root').map(({ x }) => x) ?? [];
    const trusted = handedTo.length > 0 ? handedTo : roots;
    try {
      const parsed = readKeySetDocument(parseJson(document));
      const keySet = await verifyKeySet(parsed, { roots: trusted, now: now(), atLeast });
      if (!held || keySet.keysVersion > held.keySet.keysVersion) held = { keySet, document };
      atLeast = Math.max(atLeast, held.keySet.keysVersion);
      return held.keySet;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new KeySetRefused(reasonOf(error), detail);
    }
  }

  async function renew(signal: AbortSignal): Promise<KeySet> {
    dueAt = now() + AGAIN_MS;
    const keySet = await take(await fetchDocument(signal));
    dueAt = now() + RENEW_MS;
    return keySet;
  }

  return {
    verified: async (verify, signal) => {
      const before = held;
      let renewed = false;
      if (!before || before.keySet.exp * 1_000 <= now()) {
        await renew(signal);
        renewed = true;
      } else if (now() >= dueAt) {
        renewed = await renew(signal).then(
          () => true,
          (error) => {
            tell(error);
            return false;
          },
        );
      }
      const keySet = held?.keySet;
      if (!keySet) throw new KeySetRefused('keys', 'there is none');
      try {
        return await verify(keySet);
      } catch (error) {
        if (renewed || !(error instanceof SignatureProblem) || !MENDED.includes(error.code)) throw error;
        return await verify(await renew(signal));
      }
    },
    take,
    raise: (keysVersion) => {
      atLeast = Math.max(atLeast, keysVersion);
    },
    keySet: () => held?.keySet ?? null,
    document: () => held?.document ?? null,
  };
}

function reasonOf(error: unknown): KeySetRefused['reason'] {
  const code = error instanceof SignatureProblem ? error.code : null;
  if (code === 'expired') return 'expired_keys';
  return code === 'rolled-back' ? 'rollback' : 'keys';
}
