import { AppError } from '@/lib/core/errors';
import { sha256 } from '@/lib/core/hash';
import { canonicalJson } from '@/lib/policy/canonical';
import { parseJson } from '@/lib/policy/json';
import { prepare } from '@/lib/policy/prepare';
import type { Prepared } from '@/lib/policy/prepared';
import { CODINGS, type Coding } from './negotiate';
import type { Release } from './release';
import type { TokenRow } from './token';

/** One form of a bundle, ready to be sent. */
export interface BundleForm {
  readonly bytes: Uint8Array;
  /** `Repr-Digest` of exactly these bytes (RFC 9530). */
  readonly reprDigest: string;
}

/** A bundle in memory. Immutable: its digest is its name. */
export interface StoredBundle {
  readonly digest: string;
  readonly size: number;
  readonly forms: Readonly<Record<Coding, BundleForm>>;
  /** Entity tags by coding of the bundle on its own, at its immutable address. */
  readonly tags: Readonly<Record<Coding, string>>;
}

/** The active policy of an environment. */
export interface ActivePolicy {
  readonly environment: string;
  readonly epoch: number;
  readonly version: number;
  readonly release: Release;
  /** The release as its key signed it (compact JWS); null for one from before there were keys. */
  readonly releaseJws: string | null;
  /** Ms since 1970. */
  readonly publishedAt: number;
  readonly bundle: StoredBundle;
  /** `<epoch>.<version>`, as Policy-Version gives it. */
  readonly versionText: string;
  /** Entity tags by coding, from content and overlay. */
  readonly tags: Readonly<Record<Coding, string>>;
  readonly allTags: readonly string[];
  /** Bundle and overlay prepared for `evaluate`, at the first call. Throws an AppError if they cannot be. */
  readonly prepared: () => Prepared;
}

/** Everything a host serves, at one moment. Never changed: a new one takes its place. */
export interface Snapshot {
  /** By key. An environment without a published policy is not among them. */
  readonly policies: ReadonlyMap<string, ActivePolicy>;
  /** Digests of every bundle ever released in an environment, by its key. */
  readonly released: ReadonlyMap<string, ReadonlySet<string>>;
  /** By id. */
  readonly tokens: ReadonlyMap<string, TokenRow>;
}

/** The columns of `bundles` that a host reads. */
export interface BundleRow {
  readonly digest: string;
  readonly identity: Uint8Array;
  readonly gzip: Uint8Array;
  readonly brotli: Uint8Array;
}

/**
 * A bundle as hosts hold it.
 *
 * @throws Error if the bytes are not those that the digest names
 */
export function storeBundle(row: BundleRow): StoredBundle {
  if (sha256(row.identity).toString('hex') !== row.digest) {
    throw new Error(`bundle ${row.digest}: the stored bytes have another digest`);
  }
  const form = (bytes: Uint8Array): BundleForm => ({
    bytes,
    reprDigest: `sha-256=:${sha256(bytes).toString('base64')}:`,
  });
  return {
    digest: row.digest,
    size: row.identity.length,
    forms: { br: form(row.brotli), gzip: form(row.gzip), identity: form(row.identity) },
    tags: tagsOf(row.digest),
  };
}

/** Strong entity tags, one for each coding, that differ whenever `content` does. */
function tagsOf(content: string): Record<Coding, string> {
  const opaque = sha256(content).toString('base64url').slice(0, 27);
  return { br: `"${opaque}-br"`, gzip: `"${opaque}-gzip"`, identity: `"${opaque}"` };
}

/** The active policy made of a version's release and its bundle. */
export function activePolicy(
  release: Release,
  publishedAt: number,
  bundle: StoredBundle,
  releaseJws: string | null = null,
): ActivePolicy {
  const tags = tagsOf(`${bundle.digest}\n${canonicalJson(release.overlay)}`);
  let prepared: Prepared | undefined;
  return {
    environment: release.env,
    epoch: release.epoch,
    version: release.version,
    release,
    releaseJws,
    publishedAt,
    bundle,
    versionText: `${release.epoch}.${release.version}`,
    tags,
    allTags: CODINGS.map((coding) => tags[coding]),
    prepared: () => {
      prepared ??= prepareForResolve(bundle, release);
      return prepared;
    },
  };
}

function prepareForResolve(bundle: StoredBundle, release: Release): Prepared {
  try {
    return prepare(parseJson(new TextDecoder().decode(bundle.forms.identity.bytes)), release.overlay);
  } catch (error) {
    // A bundle of a later format than this host knows: it is served all the same, for routers that do.
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('unavailable', `This host cannot evaluate the active policy (${reason}).`);
  }
}

/** Whether (epoch, version) of `a` is before, the same as or after that of `b`: below, equal to or above 0. */
export function compareVersions(
  a: { readonly epoch: number; readonly version: number },
  b: { readonly epoch: number; readonly version: number },
): number {
  return a.epoch - b.epoch || a.version - b.version;
}
