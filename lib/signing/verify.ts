import { type Freshness, readFreshness, releaseHash } from './freshness';
import { openJws, type Typ, verifyJws } from './jws';
import { type KeyRole, kidOf } from './key';
import {
  allowedEpoch,
  holdsAt,
  type KeySet,
  type ListedKey,
  readKeySet,
  readKeySetDocument,
} from './key-set';
import { SignatureProblem } from './problem';
import { type Release, readRelease } from './release';

/** What a key set is judged by. */
export interface RootTrust {
  /** Public keys, base64url: what was pinned. */
  readonly roots: readonly string[];
  /** Ms since 1970. */
  readonly now: number;
  /** The greatest `keysVersion` believed before: nothing below it is believed. */
  readonly atLeast?: number;
}

/** What a release or a proof is judged by. */
export interface KeyTrust {
  readonly keySet: KeySet;
  /** The environment that was asked for. */
  readonly env: string;
  /** The time that keys are judged at. Ms since 1970. */
  readonly now: number;
}

/**
 * The key set of a document, if one of the pinned roots, or a root that they handed over to, has signed it. A key set
 * of a handover may be past its time, since it proves only who came next.
 *
 * @throws SignatureProblem
 */
export async function verifyKeySet(
  document: unknown,
  { roots, now, atLeast = 0 }: RootTrust,
): Promise<KeySet> {
  const { keySet, handovers } = readKeySetDocument(document);
  let trusted = new Map<string, string>();
  for (const x of roots) trusted.set(await kidOf(x), x);
  for (const handover of handovers) {
    const x = trusted.get(openJws(handover, 'fairlead-keys+jwt').kid);
    // One from before the root that was pinned.
    if (x === undefined) continue;
    const { keys } = readKeySet(await verifyJws(handover, 'fairlead-keys+jwt', x));
    trusted = new Map(keys.filter(({ role }) => role === 'root').map((key) => [key.kid, key.x]));
  }
  const x = trusted.get(openJws(keySet, 'fairlead-keys+jwt').kid);
  if (x === undefined)
    throw new SignatureProblem('untrusted-key', 'No trusted root has signed this key set.');
  const believed = readKeySet(await verifyJws(keySet, 'fairlead-keys+jwt', x));
  if (believed.exp * 1_000 <= now) throw new SignatureProblem('expired', 'This key set is past its time.');
  if (believed.keysVersion < atLeast) {
    const message = `Key set ${believed.keysVersion} is older than ${atLeast}, which was seen before.`;
    throw new SignatureProblem('rolled-back', message);
  }
  return believed;
}

/**
 * What a release states, if a release key of the key set has signed it for this environment.
 *
 * @throws SignatureProblem
 */
export async function verifyRelease(jws: string, trust: KeyTrust): Promise<Release> {
  const { x } = keyOf('release', jws, 'fairlead-release+jwt', trust);
  const release = readRelease(await verifyJws(jws, 'fairlead-release+jwt', x));
  const { env, epoch } = release;
  if (env !== trust.env)
    throw new SignatureProblem('wrong-environment', `This release is for "${env}", not for "${trust.env}".`);
  if (epoch > allowedEpoch(trust.keySet, env))
    throw new SignatureProblem('unauthorised-epoch', `The root has not allowed epoch ${epoch} of "${env}".`);
  return release;
}

/**
 * What a proof states, if a freshness key of the key set has signed it, for exactly this release, and it has not ended.
 *
 * @param now the time that its end is judged at. Ms since 1970
 * @throws SignatureProblem
 */
export async function verifyFreshness(
  jws: string,
  releaseJws: string,
  trust: KeyTrust,
  now: number = trust.now,
): Promise<Freshness> {
  const key = keyOf('freshness', jws, 'fairlead-freshness+jwt', trust);
  const freshness = readFreshness(await verifyJws(jws, 'fairlead-freshness+jwt', key.x));
  // Whoever takes over a host can move no router's clock to where every key is over.
  if (!holdsAt(key, freshness.iat))
    throw new SignatureProblem('untrusted-key', 'This proof is from outside the time of its key.');
  if (freshness.release !== (await releaseHash(releaseJws)))
    throw new SignatureProblem('wrong-release', 'This proof is about another release.');
  if (freshness.exp * 1_000 <= now) throw new SignatureProblem('expired', 'This proof has ended.');
  return freshness;
}

function keyOf(role: KeyRole, jws: string, typ: Typ, { keySet, env, now }: KeyTrust): ListedKey {
  const { kid } = openJws(jws, typ);
  const key = keySet.keys.find((listed) => listed.kid === kid);
  const trusted =
    key !== undefined &&
    key.role === role &&
    (key.env === null || key.env === env) &&
    holdsAt(key, now / 1_000);
  if (!trusted)
    throw new SignatureProblem('untrusted-key', `No ${role} key of "${env}" is named "${kid}" now.`);
  return key;
}
