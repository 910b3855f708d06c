import { parseJson } from '../../lib/policy/json';
import { demand, isCount, isText, readMembers } from '../../lib/signing/reading';
import { type Release, readRelease } from '../../lib/signing/release';

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

/** @throws SignatureProblem for what is not a ratchet */
export function readRatchet(value: unknown): Ratchet {
  const { env, epoch, version, digest } = readMembers(value, 'ratchet');
  demand(isText(env) && isCount(epoch) && isCount(version) && isText(digest), 'ratchet');
  return { env, epoch, version, digest } as Ratchet;
}

/** @throws SignatureProblem, TypeError or PolicyError for what is not a manifest */
export function readManifest(bytes: Uint8Array): Manifest {
  return readManifestText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** @throws SignatureProblem or PolicyError for what is not a manifest */
export function readManifestText(text: string): Manifest {
  const manifest = readMembers(parseJson(text), 'manifest');
  const { etag } = readMembers(manifest.bundle, 'bundle');
  demand(manifest.format === 'fairlead.manifest/1' && isText(etag), 'manifest');
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
