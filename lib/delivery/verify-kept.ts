import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { verifyKeySet, verifyRelease } from '@/lib/signing/verify';
import type { Kept } from './kept-snapshot';
import type { StoredBundle } from './snapshot';

/**
 * Believes a kept snapshot only as far as a router would: the key set by a pinned root, each release by that, and each
 * coded form by the bundle's digest. Tokens are signed by nobody, so whoever can write the file can let in readers for
 * an hour; they read a policy that is still the real one.
 *
 * @param roots public root keys, base64url
 * @param now ms since 1970
 * @throws Error saying what is not believed
 */
export async function verifyKept(
  { snapshot, keySet: document }: Kept,
  roots: readonly string[],
  now: number,
): Promise<void> {
  if (document === null) throw new Error('it has no key set, and root keys are pinned');
  const keySet = await verifyKeySet(JSON.parse(document), { roots, now });
  for (const [env, { releaseJws, bundle }] of snapshot.policies) {
    if (releaseJws === null)
      throw new Error(`the release of "${env}" is not signed, and root keys are pinned`);
    await verifyRelease(releaseJws, { keySet, env, now });
    verifyForms(bundle);
  }
}

function verifyForms({ digest, size, forms: { identity, gzip, br } }: StoredBundle): void {
  // No more than the size that was signed is ever unpacked.
  const most = { maxOutputLength: Math.max(1, size) };
  const same = (plain: Buffer) => plain.equals(identity.bytes);
  let whole = false;
  try {
    whole = same(gunzipSync(gzip.bytes, most)) && same(brotliDecompressSync(br.bytes, most));
  } catch {
    // Damaged, or more than was signed.
  }
  if (!whole) throw new Error(`a coded form of the bundle ${digest} is not that bundle`);
}
