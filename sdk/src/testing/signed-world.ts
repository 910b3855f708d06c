import type { ActivePolicy } from '../../../lib/delivery/snapshot';
import { releaseHash } from '../../../lib/signing/freshness';
import { signJws } from '../../../lib/signing/jws';
import type { KeySet, ListedKey } from '../../../lib/signing/key-set';
import { type ExampleKey, exampleKey } from '../../../lib/signing/testing/example-keys';
import { createWorld, type Followed, type World } from './world';

const [ROOT, NEXT_ROOT, RELEASE, NEXT_RELEASE, FRESHNESS, STRANGER] = (await Promise.all(
  ['root', 'next root', 'release', 'next release', 'freshness', 'stranger'].map(exampleKey),
)) as [ExampleKey, ExampleKey, ExampleKey, ExampleKey, ExampleKey, ExampleKey];
export const KEYS = {
  root: ROOT,
  nextRoot: NEXT_ROOT,
  release: RELEASE,
  nextRelease: NEXT_RELEASE,
  freshness: FRESHNESS,
  stranger: STRANGER,
};

/** Seconds since 1970. */
export const seconds = () => Math.floor(Date.now() / 1_000);

/** A key as a key set lists it: for every environment, from yesterday until tomorrow. */
export function listed(key: ExampleKey, role: ListedKey['role'], more: Partial<ListedKey> = {}): ListedKey {
  const { kid, x } = key;
  return { kid, role, env: null, x, nbf: seconds() - 86_400, exp: seconds() + 86_400, ...more };
}

/** A host whose policies are signed, and a router that pins its root. What is signed, and how, may be changed. */
export interface SignedWorld extends World {
  /** Signs releases. */
  signer: ExampleKey;
  /** The proof of a release, when it is published; null: none. */
  prove: (releaseJws: string) => Promise<string | null>;
  /** The key set that hosts serve, signed by `by`. */
  readonly serveKeys: (keySet?: Partial<KeySet>, by?: ExampleKey, handovers?: string[]) => Promise<string>;
  /** What `serveKeys` served last. */
  readonly served: () => { readonly keySet: string; readonly handovers: string[] };
  /** Makes the proof of the active policy anew. */
  readonly reprove: () => Promise<void>;
  readonly signedRouter: (...args: Parameters<World['router']>) => Promise<Followed>;
}

/** A proof by the freshness key, made now unless said otherwise. */
export async function proof(
  releaseJws: string,
  { iat = seconds(), exp, by = KEYS.freshness }: { iat?: number; exp?: number; by?: ExampleKey } = {},
): Promise<string> {
  return signJws(
    'fairlead-freshness+jwt',
    { release: await releaseHash(releaseJws), iat, exp: exp ?? iat + 900 },
    by,
  );
}

export async function createSignedWorld(): Promise<SignedWorld> {
  const world = await createWorld();
  const proofs = new Map<string, string | null>();
  let document = { format: 'fairlead.keys/1', keySet: '', handovers: [] as string[] };
  let active: ActivePolicy | null = null;
  const signed: SignedWorld = Object.assign(world, {
    signer: KEYS.release,
    prove: (jws: string): Promise<string | null> => proof(jws),
    serveKeys: async (keySet: Partial<KeySet> = {}, by = KEYS.root, handovers: string[] = []) => {
      const claims = {
        keysVersion: 1,
        keys: [listed(by, 'root'), listed(KEYS.release, 'release'), listed(KEYS.freshness, 'freshness')],
        epochs: { production: 1 },
        exp: seconds() + 86_400,
        ...keySet,
      };
      document = { ...document, keySet: await signJws('fairlead-keys+jwt', claims, by), handovers };
      return document.keySet;
    },
    served: () => document,
    reprove: async () => {
      const jws = active?.releaseJws ?? '';
      proofs.set(jws, await signed.prove(jws));
    },
    signedRouter: ((options = {}, timing = {}) =>
      world.router({ trust: { roots: [KEYS.root.x] }, ...options }, timing)) as World['router'],
  });
  world.signing = async (policy) => {
    const releaseJws = await signJws('fairlead-release+jwt', policy.release, signed.signer);
    proofs.set(releaseJws, await signed.prove(releaseJws));
    active = { ...policy, releaseJws };
    return active;
  };
  world.source.keySet = () => JSON.stringify(document);
  world.source.freshness = ({ releaseJws }) =>
    releaseJws === null ? null : (proofs.get(releaseJws) ?? null);
  await signed.serveKeys();
  return signed;
}
