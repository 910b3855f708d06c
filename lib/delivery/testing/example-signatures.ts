import { releaseHash } from '@/lib/signing/freshness';
import { signJws } from '@/lib/signing/jws';
import { exampleKey } from '@/lib/signing/testing/example-keys';
import type { ActivePolicy } from '../snapshot';

const [ROOT, RELEASE, FRESHNESS] = await Promise.all(['root', 'release', 'freshness'].map(exampleKey));

/** A policy with its release signed by the example key. */
export async function signed(policy: ActivePolicy): Promise<ActivePolicy> {
  if (!RELEASE) throw new Error('no example key');
  return { ...policy, releaseJws: await signJws('fairlead-release+jwt', policy.release, RELEASE) };
}

/** What the example host answers as proof of any signed policy. */
export const EXAMPLE_FRESHNESS = await signJws(
  'fairlead-freshness+jwt',
  { release: await releaseHash(''), iat: 1_795_000_000, exp: 1_795_000_900 },
  FRESHNESS as NonNullable<typeof FRESHNESS>,
);

/** The keys and proofs of a host in memory. */
export async function exampleSignatures() {
  if (!ROOT) throw new Error('no example key');
  const keySet = await signJws('fairlead-keys+jwt', { keysVersion: 1, keys: [], epochs: {}, exp: 1 }, ROOT);
  return {
    keySet: JSON.stringify({ format: 'fairlead.keys/1', keySet, handovers: [] }),
    freshness: ({ releaseJws }: ActivePolicy) => (releaseJws === null ? null : EXAMPLE_FRESHNESS),
  };
}
