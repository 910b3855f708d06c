import { type Freshness, readFreshness } from '../../lib/signing/freshness';
import { openJws, peekJws } from '../../lib/signing/jws';
import { holdsAt, type KeySet } from '../../lib/signing/key-set';
import { SignatureProblem } from '../../lib/signing/problem';
import { type Release, readRelease } from '../../lib/signing/release';
import { type KeyTrust, verifyFreshness, verifyKeySet, verifyRelease } from '../../lib/signing/verify';
import type { Clock } from './clock';
import type { Judged, Proof } from './judged';
import { type Keyring, KeySetRefused } from './keyring';
import { type Claimed, Rejection } from './rejection';
import { NOTHING, type Statement } from './release';
import { readSignedRatchet, signedRatchet } from './signed-ratchet';
import type { Trust } from './trust';

/** How something signed is verified: with the keyring's key set. */
type Verify = <T>(verify: (trust: KeyTrust) => Promise<T>) => Promise<T>;

/** Believes what the root key vouches for, whoever brings it. */
export function signedTrust(env: string, roots: readonly string[], keyring: Keyring, clock: Clock): Trust {
  /** Keys are judged at a time that no delivery host can move. */
  function trustIn(keySet: KeySet): KeyTrust {
    clock.forgetUnless((kid, iat) => keySet.keys.some((key) => key.kid === kid && holdsAt(key, iat)));
    return { keySet, env, now: clock.released() };
  }

  const online =
    (signal: AbortSignal): Verify =>
    (verify) =>
      keyring.verified((keySet) => verify(trustIn(keySet)), signal);

  /** @throws Rejection or RequestFailed */
  async function judge({ release: clear, signatures }: Statement, verify: Verify): Promise<Judged> {
    const { release: jws, freshness } = signatures;
    if (jws === null) {
      throw new Rejection('unsigned', clear ?? NOTHING, 'it is not signed, and root keys are pinned');
    }
    const claimed = clear ?? claimedBy(jws);
    let release: Release;
    try {
      release = await verify((trust) => verifyRelease(jws, trust));
    } catch (error) {
      throw asRejection(error, claimed);
    }
    clock.observeRelease(release.iat);
    const keys = keyring.document();
    if (keys === null) throw new Rejection('keys', release, 'there is no key set');
    const signed = { release: jws, keys };
    if (freshness === null) return { release, signed, proof: null, doubt: null };
    try {
      const { iat } = await verify((trust) => verifyFreshness(freshness, jws, trust, clock.now()));
      clock.observeProof(iat, kidOf(freshness));
      return { release, signed, proof: { at: iat * 1_000, freshness }, doubt: null };
    } catch (error) {
      return { release, signed, proof: null, doubt: doubtOf(error, release) };
    }
  }

  /** What a kept proof says of the past: that it has ended since takes nothing from that. Null where it is not believed. */
  async function recalledProof(jws: string, freshness: string | null): Promise<Proof | null> {
    const keySet = keyring.keySet();
    if (freshness === null || keySet === null) return null;
    try {
      const now = peekFreshness(freshness).iat * 1_000;
      const { iat } = await verifyFreshness(freshness, jws, { keySet, env, now });
      clock.observeProof(iat, kidOf(freshness));
      return { at: iat * 1_000, freshness };
    } catch (error) {
      // Its key may have been withdrawn since: a crash between two files leaves a proof with later keys.
      if (error instanceof SignatureProblem) return null;
      throw error;
    }
  }

  return {
    kind: 'signed',
    ofAnswer: async ({ headers }, _held, signal) => {
      const signatures = {
        release: headers.get('policy-release'),
        freshness: headers.get('policy-freshness'),
      };
      if (signatures.release === null || signatures.freshness === null) return null;
      const judged = await judge({ release: null, signatures }, online(signal));
      return judged.proof && judged;
    },
    ofManifest: (manifest, signal) => judge(manifest, online(signal)),
    ofKept: async ({ keys, release, signatures }) => {
      const offline: Verify = (verify) => {
        const keySet = keyring.keySet();
        if (!keySet) throw new KeySetRefused('keys', 'there is none');
        return verify(trustIn(keySet));
      };
      try {
        if (keys !== null) await keyring.take(keys);
      } catch (error) {
        // A crash between two files leaves the one beside it with a later key set, which does as well.
        if (!keyring.keySet()) throw asRejection(error, release ?? NOTHING);
      }
      const judged = await judge({ release, signatures: { ...signatures, freshness: null } }, offline);
      const proof = await recalledProof(judged.signed?.release ?? '', signatures.freshness);
      // Signed at that time, so known to have been active then.
      return { ...judged, proof: proof ?? { at: judged.release.iat * 1_000, freshness: null } };
    },
    readRatchet: async (value) => {
      const { ratchet, keys } = await readSignedRatchet(value, env, roots);
      const { keysVersion } = await verifyKeySet(JSON.parse(keys), { roots, now: 0 });
      keyring.raise(keysVersion);
      // Refused here where its time is over; its number counts all the same.
      await keyring.take(keys).catch(() => {});
      return ratchet;
    },
    writeRatchet: ({ signed }) => signedRatchet(signed, keyring.document()),
    keys: () => {
      const keySet = keyring.keySet();
      return keySet && { keysVersion: keySet.keysVersion, expiresAt: keySet.exp * 1_000 };
    },
    keysDocument: keyring.document,
  };
}

/** What a release says of itself, for a report on why it is not believed. */
function claimedBy(jws: string): Claimed {
  try {
    return readRelease(peekJws(jws, 'fairlead-release+jwt').claims);
  } catch {
    return NOTHING;
  }
}

function kidOf(freshness: string): string {
  return openJws(freshness, 'fairlead-freshness+jwt').kid;
}

function peekFreshness(jws: string): Freshness {
  return readFreshness(peekJws(jws, 'fairlead-freshness+jwt').claims);
}

/** Null for what an honest host may send: a proof that has ended since. That keys cannot be had now says nothing of it. */
function doubtOf(error: unknown, release: Release): Rejection | null {
  if (error instanceof KeySetRefused) return new Rejection(error.reason, release, error.message);
  if (!(error instanceof SignatureProblem) || error.code === 'expired') return null;
  return new Rejection('freshness', release, error.message);
}

function asRejection(error: unknown, claimed: Claimed): unknown {
  if (error instanceof KeySetRefused) return new Rejection(error.reason, claimed, error.message);
  if (!(error instanceof SignatureProblem)) return error;
  if (error.code === 'wrong-environment') return new Rejection('wrong_environment', claimed, error.message);
  if (error.code === 'unauthorised-epoch') return new Rejection('epoch', claimed, error.message);
  return new Rejection('signature', claimed, error.message);
}
