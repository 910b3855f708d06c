import { releaseHash } from '@/lib/signing/freshness';
import { signJws } from '@/lib/signing/jws';
import type { ActivePolicy } from './snapshot';

/** A key that signs proofs of freshness, opened. */
export interface FreshnessKey {
  readonly kid: string;
  readonly x: string;
  readonly d: string;
}

/** The proofs that this host has made: that each active release was active when it had just read the primary. */
export interface Proofs {
  /** Makes those that are missing or a minute old. Called right after the primary was read, and at no other time. */
  readonly renew: (policies: Iterable<ActivePolicy>, key: FreshnessKey, now: number) => Promise<void>;
  /** The proof of a policy; null if there is none or it has ended. `now` in ms since 1970. */
  readonly of: (policy: ActivePolicy, now: number) => string | null;
}

/** Ms after which a proof is made anew, and for which it lasts. */
const RENEW_MS = 60_000;
const LAST_MS = 900_000;

interface Made {
  readonly jws: string;
  readonly kid: string;
  readonly at: number;
}

/** No proofs yet. */
export function freshnessProofs(): Proofs {
  let made = new Map<string, Made>();
  return {
    renew: async (policies, key, now) => {
      const next = new Map<string, Made>();
      for (const { releaseJws } of policies) {
        if (releaseJws === null) continue;
        const proof = made.get(releaseJws);
        // A clock that was set back makes new ones too: those from before would end late.
        const young = proof && proof.kid === key.kid && proof.at <= now && now - proof.at < RENEW_MS;
        next.set(releaseJws, young ? proof : await prove(releaseJws, key, now));
      }
      made = next;
    },
    of: ({ releaseJws }, now) => {
      const proof = releaseJws === null ? undefined : made.get(releaseJws);
      return proof && now < proof.at + LAST_MS ? proof.jws : null;
    },
  };
}

async function prove(releaseJws: string, key: FreshnessKey, now: number): Promise<Made> {
  const iat = Math.floor(now / 1_000);
  const claims = { release: await releaseHash(releaseJws), iat, exp: iat + LAST_MS / 1_000 };
  return { jws: await signJws('fairlead-freshness+jwt', claims, key), kid: key.kid, at: iat * 1_000 };
}
