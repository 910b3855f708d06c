import { KEY_ROLES, type KeyRole, PUBLIC_KEY } from './key';
import { demand, isCount, isText, readMembers } from './reading';

/** A key that the root vouches for. */
export interface ListedKey {
  /** The thumbprint of `x` (RFC 7638). */
  readonly kid: string;
  readonly role: KeyRole;
  /** The environment's key; null = every environment. */
  readonly env: string | null;
  /** The public key: 32 bytes, base64url. */
  readonly x: string;
  /** Seconds since 1970: believed from `nbf` until before `exp`. */
  readonly nbf: number;
  readonly exp: number;
}

/** What the root key signs. */
export interface KeySet {
  /** One more with each; a router never goes back. */
  readonly keysVersion: number;
  readonly keys: readonly ListedKey[];
  /** By environment: no release may have a higher epoch ({@link allowedEpoch}). */
  readonly epochs: Readonly<Record<string, number>>;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** What `/.well-known/fairlead-keys` serves. */
export interface KeySetDocument {
  readonly format: 'fairlead.keys/1';
  /** The key set in force. */
  readonly keySet: string;
  /** In order: each key set by which a root handed over to the next, signed by the root before. */
  readonly handovers: readonly string[];
}

/**
 * The highest epoch that releases of an environment may have. One that the key set does not name is in its first: a new
 * environment needs no root key, and every later epoch does.
 */
export function allowedEpoch(keySet: KeySet, environment: string): number {
  return keySet.epochs[environment] ?? 1;
}

/** Seconds by which a host's clock may be ahead of ours. */
const CLOCK_LEEWAY = 300;

/** Whether a key may speak at a time (seconds since 1970). */
export function holdsAt({ nbf, exp }: ListedKey, seconds: number): boolean {
  return nbf <= seconds + CLOCK_LEEWAY && seconds < exp;
}

/** @throws SignatureProblem for what is not a key set */
export function readKeySet(value: unknown): KeySet {
  const { keysVersion, keys, epochs, exp } = readMembers(value, 'key set');
  demand(isCount(keysVersion) && keysVersion >= 1 && Array.isArray(keys) && isCount(exp), 'key set');
  const listed = (keys as unknown[]).map(readKey);
  demand(new Set(listed.map(({ kid }) => kid)).size === listed.length, 'key set');
  const byEnvironment = Object.entries(readMembers(epochs, 'epochs'));
  demand(
    byEnvironment.every(([, epoch]) => isCount(epoch)),
    'epochs',
  );
  // Without a prototype, so that an environment named like a method of objects has no epoch by accident.
  const epochsOf = Object.assign(Object.create(null), Object.fromEntries(byEnvironment)) as KeySet['epochs'];
  return { keysVersion, keys: listed, epochs: epochsOf, exp };
}

function readKey(value: unknown): ListedKey {
  const { kid, role, env, x, nbf, exp } = readMembers(value, 'key');
  demand(
    isText(kid) &&
      KEY_ROLES.includes(role as KeyRole) &&
      (env === null || isText(env)) &&
      isText(x) &&
      PUBLIC_KEY.test(x) &&
      isCount(nbf) &&
      isCount(exp),
    'key',
  );
  return { kid, role: role as KeyRole, env, x, nbf, exp };
}

/** @throws SignatureProblem for what is not the document that hosts serve */
export function readKeySetDocument(value: unknown): KeySetDocument {
  const { format, keySet, handovers } = readMembers(value, 'key document');
  demand(
    format === 'fairlead.keys/1' && isText(keySet) && Array.isArray(handovers) && handovers.every(isText),
    'key document',
  );
  return { format, keySet, handovers: handovers as string[] };
}
