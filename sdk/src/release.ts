import { parseJson } from '../../lib/policy/json';
import { demand, isCount, isText, readMembers } from '../../lib/signing/reading';
import { type Release, readRelease } from '../../lib/signing/release';

/** The highest version ever held: nothing below it is taken, and nothing else under its number. */
export type Ratchet = Pick<Release, 'env' | 'epoch' | 'version' | 'digest'>;

/** In the place of a release that says nothing that can be read. */
export const NOTHING: Ratchet = { env: '', epoch: 0, version: 0, digest: '' };

/** What was said of a release, before anyone has believed it. */
export interface Statement {
  /** In the clear; null where it came as signed only. */
  readonly release: Release | null;
  /** Compact JWS. */
  readonly signatures: { readonly release: string | null; readonly freshness: string | null };
}

/** What `…/manifest` says, as far as this library reads it. */
export interface Manifest extends Statement {
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
  return {
    release: readRelease(manifest.release),
    signatures: readSignatures(manifest.signatures),
    live: manifest.source === 'live',
    etag,
  };
}

/** @throws SignatureProblem for what are no signatures, of which each may be missing */
export function readSignatures(value: unknown): Statement['signatures'] {
  const { release = null, freshness = null } = readMembers(value ?? {}, 'signatures');
  demand((release === null || isText(release)) && (freshness === null || isText(freshness)), 'signatures');
  return { release, freshness } as Statement['signatures'];
}

type Position = Pick<Ratchet, 'epoch' | 'version'>;

/** Order of (epoch, version): below, equal to or above 0. */
export function compareReleases(a: Position, b: Position): number {
  return a.epoch - b.epoch || a.version - b.version;
}

/** `<epoch>.<version>`, as the header Policy-Version has it. */
export function versionText({ epoch, version }: Position): string {
  return `${epoch}.${version}`;
}
