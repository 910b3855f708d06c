import { Pool } from 'pg';
import { sha256Hex } from '../../lib/core/hash';
import { readHostKeys } from '../../lib/delivery/host-keys';
import { bundleBytes, exampleBundle } from '../../lib/delivery/testing/bundles';
import { until } from '../../lib/delivery/testing/until';
import { releaseHash } from '../../lib/signing/freshness';
import { signJws, type Typ } from '../../lib/signing/jws';
import type { KeySet, ListedKey } from '../../lib/signing/key-set';
import type { Release } from '../../lib/signing/release';
import { exampleKey } from '../../lib/signing/testing/example-keys';
import type { Fault } from './fault';
import { type Lie, lying, overheard } from './lie';
import type { Rig } from './rig';

interface Key {
  readonly kid: string;
  readonly x: string;
  readonly d: string;
}

const seconds = () => Math.floor(Date.now() / 1_000);

/** A proof for a release, as whoever has taken over a delivery host can make it. */
async function proved(releaseJws: string, key: Key, iat = seconds()): Promise<string> {
  const claims = { release: await releaseHash(releaseJws), iat, exp: iat + 900 };
  return signJws('fairlead-freshness+jwt', claims, key);
}

/** A text signed by a key of the attacker's that names another. */
const posing = (typ: Typ, claims: object, key: Key, kid: string) => signJws(typ, claims, { ...key, kid });

/** A document of keys in which the attacker's release key is listed. */
async function keysListing(
  listed: Key,
  signer: Key,
  real: string | null,
  role: ListedKey['role'] = 'release',
) {
  const entry = (key: Key, as: ListedKey['role']): ListedKey => ({
    kid: key.kid,
    role: as,
    env: null,
    x: key.x,
    nbf: 0,
    exp: seconds() + 9_999,
  });
  const keySet: KeySet = {
    keysVersion: 1_000_000,
    keys: [entry(listed, role), entry(signer, 'root')],
    epochs: { production: 9, strict: 9 },
    exp: seconds() + 9_999,
  };
  const jws = await signJws('fairlead-keys+jwt', keySet, signer);
  const { handovers = [] } = real === null ? {} : JSON.parse(real);
  return {
    plain: JSON.stringify({ format: 'fairlead.keys/1', keySet: jws, handovers }),
    handedOver: JSON.stringify({ format: 'fairlead.keys/1', keySet: jws, handovers: [...handovers, jws] }),
  };
}

/** The freshness key, opened with what every delivery host has: its database login and FAIRLEAD_DELIVERY_KEY. */
async function stolenKey(rig: Rig): Promise<Key> {
  const pool = new Pool({ connectionString: rig.postgres.urls().deliveryUrl });
  try {
    const { freshness } = await readHostKeys(pool, process.env.FAIRLEAD_DELIVERY_KEY);
    if (!freshness) throw new Error('there is no freshness key to steal');
    return freshness;
  } finally {
    await pool.end();
  }
}

/** All that a taken-over host can say of an environment with what it has, and an attacker with keys of their own. */
async function forgeries(rig: Rig, environment: string): Promise<readonly Lie[]> {
  const [stolen, own, ownRoot] = [
    await stolenKey(rig),
    await exampleKey('attacker'),
    await exampleKey('their root'),
  ];
  const real = await overheard(rig, environment);
  const bundle = Buffer.from(bundleBytes(exampleBundle(environment, ['forged'])));
  const release: Release = {
    ...real.release,
    version: real.release.version + 1,
    digest: sha256Hex(bundle),
    size: bundle.length,
  };
  const signedBy = async (
    name: string,
    key: Key,
    keys: string | null,
    claims: Release = release,
  ): Promise<Lie> => {
    const releaseJws = await signJws('fairlead-release+jwt', claims, key);
    const freshness = await proved(releaseJws, stolen);
    return { name, release: claims, releaseJws, freshness, bundle, keys };
  };
  const releaseKid = JSON.parse(
    Buffer.from(real.releaseJws?.split('.')[0] ?? '', 'base64url').toString(),
  ).kid;
  const posed = await posing('fairlead-release+jwt', release, own, releaseKid);
  const asProof = await signJws('fairlead-freshness+jwt', release, stolen);
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'fairlead-release+jwt', kid: releaseKid }));
  const claims = Buffer.from(JSON.stringify(release)).toString('base64url');
  const unsigned = `${header.toString('base64url')}.${claims}.`;
  const swapped = real.releaseJws?.replace(/\.[^.]+\./, `.${claims}.`) ?? null;
  const ownKeys = await keysListing(own, ownRoot, real.keys);
  const stolenKeys = await keysListing(own, stolen, real.keys);
  const base = { release, bundle, keys: null };
  const freshness = await proved(posed, stolen);
  return [
    await signedBy('signed by the freshness key', stolen, null),
    await signedBy('signed by a key of their own', own, null),
    await signedBy('signed by a key that a root of their own lists', own, ownKeys.plain),
    await signedBy('… and that hands over to itself', own, ownKeys.handedOver),
    await signedBy('signed by a key that the freshness key lists', own, stolenKeys.plain),
    await signedBy('… as if it were a root', own, stolenKeys.handedOver),
    await signedBy('in a later epoch', own, ownKeys.plain, { ...release, epoch: release.epoch + 1 }),
    { ...base, name: 'naming the real key', releaseJws: posed, freshness },
    { ...base, name: 'a proof in place of a release', releaseJws: asProof, freshness: asProof },
    { ...base, name: 'of alg none', releaseJws: unsigned, freshness: null },
    { ...base, name: 'other claims under a real signature', releaseJws: swapped, freshness: null },
    { ...base, name: 'not signed', releaseJws: null, freshness: null },
    { ...real, name: 'other bytes under a real release', bundle, keys: null },
    {
      ...real,
      name: 'a real release, proved to be the active one long after every key is over',
      freshness: await proved(real.releaseJws ?? '', stolen, 4_000_000_000),
      keys: null,
    },
    { ...real, name: 'other claims beside a real signature', release, bundle, keys: null },
  ];
}

/** Whoever takes over a delivery host, with every key that it has, makes no policy that a router takes. */
export const FORGERIES: readonly Fault[] = [
  {
    name: 'a delivery host is taken over, and forges with every key that it has',
    quick: true,
    run: async (rig) => {
      const lies = {
        production: await forgeries(rig, 'production'),
        strict: await forgeries(rig, 'strict'),
      };
      const told = new Map<Lie, number>();
      const each = (times: number) => () =>
        Object.values(lies)
          .flat()
          .every((lie) => (told.get(lie) ?? 0) >= times);
      rig.network.set(lying(rig, (environment) => lies[environment as keyof typeof lies], told));
      await until(each(1), 60_000);
      await rig.publish();
      await until(each(3), 60_000);
      rig.network.set(null);
    },
  },
];
