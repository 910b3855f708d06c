import { parseJson } from '../../lib/policy/json';
import type { Overlay } from '../../lib/policy/types';

/** What a publish states about a version. */
export interface Release {
  readonly iss: string;
  readonly env: string;
  readonly epoch: number;
  readonly version: number;
  /** SHA-256 of the bundle's bytes, lower-case hex. */
  readonly digest: string;
  /** Bytes of the bundle. */
  readonly size: number;
  readonly overlay: Overlay;
  /** Seconds since 1970. */
  readonly iat: number;
  /** Seconds without proof of being current until a policy is stale. */
  readonly staleAfter: number;
  /** Seconds without proof until every request is denied; null = never. */
  readonly denyAfter: number | null;
}

/** The highest version ever held: nothing below it is taken, and nothing else under its number. */
export type Ratchet = Pick<Release, 'env' | 'epoch' | 'version' | 'digest'>;

/** What `…/manifest` says, as far as this library reads it. */
export interface Manifest {
  readonly release: Release;
  /** Whether the host had just read its database. */
  readonly live: boolean;
  /** The entity tag under which `…/policy` serves this release. */
  readonly etag: string;
}

/** A bundle larger than this is refused unread, whatever its release says. */
const MOST_BYTES = 67_108_864;

type Members = Readonly<Record<string, unknown>>;

function members(value: unknown, what: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`${what} is no object`);
  return value as Members;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** @throws TypeError for what is not a release. The overlay is read by `prepare`. */
export function readRelease(value: unknown): Release {
  const release = members(value, 'release');
  const { iss, env, epoch, version, digest, size, overlay, iat, staleAfter, denyAfter } = release;
  const valid =
    typeof iss === 'string' &&
    typeof env === 'string' &&
    [epoch, version, size, iat, staleAfter].every(isCount) &&
    (size as number) <= MOST_BYTES &&
    typeof digest === 'string' &&
    /^[0-9a-f]{64}$/.test(digest) &&
    (denyAfter === null || isCount(denyAfter));
  if (!valid) throw new TypeError('release has a field that is missing or wrong');
  members(overlay, 'overlay');
  return { iss, env, epoch, version, digest, size, overlay, iat, staleAfter, denyAfter } as Release;
}

/** @throws TypeError for what is not a ratchet */
export function readRatchet(value: unknown): Ratchet {
  const { env, epoch, version, digest } = members(value, 'ratchet');
  if (typeof env !== 'string' || !isCount(epoch) || !isCount(version) || typeof digest !== 'string') {
    throw new TypeError('ratchet has a field that is missing or wrong');
  }
  return { env, epoch, version, digest };
}

/** @throws TypeError or PolicyError for what is not a manifest */
export function readManifest(bytes: Uint8Array): Manifest {
  const manifest = members(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), 'manifest');
  const { etag } = members(manifest.bundle, 'bundle');
  if (manifest.format !== 'fairlead.manifest/1' || typeof etag !== 'string')
    throw new TypeError('not a manifest');
  return { release: readRelease(manifest.release), live: manifest.source === 'live', etag };
}

/** Order of (epoch, version): below, equal to or above 0. */
export function compareReleases(a: Ratchet, b: Ratchet): number {
  return a.epoch - b.epoch || a.version - b.version;
}

/** `<epoch>.<version>`, as the header Policy-Version has it. */
export function versionText({ epoch, version }: Ratchet): string {
  return `${epoch}.${version}`;
}
