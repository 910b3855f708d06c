import { releaseHash } from '../freshness';
import { signJws } from '../jws';
import type { KeySet, ListedKey } from '../key-set';
import { exampleKey } from './example-keys';

/** 2026-11-20T12:00:00Z */
const AT = 1_795_176_000;

/** The values that docs/verifying.md works through. Ed25519 signs the same text the same way each time. */
export async function workedValues() {
  const [root, release, freshness] = [
    await exampleKey('example root'),
    await exampleKey('example release'),
    await exampleKey('example freshness'),
  ];
  const listed = ({ kid, x }: typeof root, role: ListedKey['role']): ListedKey => ({
    kid,
    role,
    env: null,
    x,
    nbf: AT,
    exp: AT + 31_536_000,
  });
  const keySet: KeySet = {
    keysVersion: 1,
    keys: [listed(root, 'root'), listed(release, 'release'), listed(freshness, 'freshness')],
    epochs: { production: 1 },
    exp: AT + 31_536_000,
  };
  const bundle = '{"format":"fairlead.policy/1"}';
  const releaseJws = await signJws(
    'fairlead-release+jwt',
    {
      iss: `fairlead:${root.kid}`,
      env: 'production',
      epoch: 1,
      version: 7,
      digest: await releaseHash(bundle),
      size: bundle.length,
      overlay: { format: 'fairlead.overlay/1', disabled: [] },
      iat: AT,
      staleAfter: 900,
      denyAfter: null,
    },
    release,
  );
  const proof = { release: await releaseHash(releaseJws), iat: AT + 60, exp: AT + 960 };
  return {
    at: AT,
    root,
    bundle,
    keySetJws: await signJws('fairlead-keys+jwt', keySet, root),
    releaseJws,
    releaseHash: proof.release,
    freshnessJws: await signJws('fairlead-freshness+jwt', proof, freshness),
  };
}
