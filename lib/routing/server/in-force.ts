import type { Transaction } from '@/lib/db/client';
import { encodeBundle } from '@/lib/delivery/encode';
import { canonicalJson } from '@/lib/policy/canonical';
import type { Bundle, Overlay, Stop } from '@/lib/policy/types';
import { served } from '../narrow';
import type { NewVersion } from './write-version';

/** The stops in force with a version, oldest first; none without a version. */
export function stopsOf(
  version: { readonly overlay: unknown; readonly stops: unknown } | null | undefined,
): readonly Stop[] {
  if (!version) return [];
  return (version.stops as readonly Stop[] | null) ?? (version.overlay as Overlay).disabled;
}

/** A stored bundle, as its row names it. */
interface StoredBundle {
  readonly digest: string;
  readonly size: number;
  readonly identity: Uint8Array;
}

/**
 * What a version is made of when stops are in force over a whole bundle that is stored: that bundle and an overlay, or,
 * where the overlay has no room for all of them, a narrowed bundle, which is stored too.
 */
export async function underStops(
  tx: Transaction,
  whole: StoredBundle,
  inForce: readonly Stop[],
): Promise<Pick<NewVersion, 'bundle' | 'overlay' | 'narrowed'>> {
  const bundle = JSON.parse(new TextDecoder().decode(whole.identity)) as Bundle;
  const now = served(bundle, inForce);
  const { digest, size } = whole;
  if (now.bundle === bundle) return { bundle: { digest, size }, overlay: now.overlay, narrowed: null };
  const encoded = await encodeBundle(new TextEncoder().encode(canonicalJson(now.bundle)));
  await tx.bundle.createMany({ data: [encoded], skipDuplicates: true });
  return {
    bundle: { digest: encoded.digest, size: encoded.size },
    overlay: now.overlay,
    narrowed: { stops: inForce, wholeDigest: digest },
  };
}
