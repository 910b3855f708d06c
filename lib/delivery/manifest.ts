import { policySource, type Standing } from './delivery-source';
import type { Release } from './release';
import type { ActivePolicy } from './snapshot';

/** What a router needs to know of the active policy besides its bytes; at most 4 KiB as JSON. */
export interface Manifest {
  readonly format: 'fairlead.manifest/1';
  readonly environment: string;
  readonly epoch: number;
  readonly version: number;
  /** `YYYY-MM-DDTHH:mm:ss.sssZ` */
  readonly publishedAt: string;
  /** Whether the host has just read its database, or serves what it read before, or before it was started. */
  readonly source: 'live' | 'memory' | 'disk';
  readonly release: Release;
  /** The release as it was signed, and the proof that it is the active one; null where there is none. */
  readonly signatures: { readonly release: string | null; readonly freshness: string | null };
  readonly bundle: {
    /** The immutable address, relative to the host. */
    readonly url: string;
    /** The entity tag of `…/policy` without a coding. */
    readonly etag: string;
  };
}

/** The manifest of the active policy. */
export function buildManifest(policy: ActivePolicy, standing: Standing, freshness: string | null): Manifest {
  return {
    format: 'fairlead.manifest/1',
    environment: policy.environment,
    epoch: policy.epoch,
    version: policy.version,
    publishedAt: new Date(policy.publishedAt).toISOString(),
    source: policySource(standing),
    release: policy.release,
    signatures: { release: policy.releaseJws, freshness },
    bundle: { url: `/api/v1/policies/sha-256/${policy.bundle.digest}`, etag: policy.tags.identity },
  };
}
