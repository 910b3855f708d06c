import type { Overlay } from '@/lib/policy/types';

export type { Overlay };

/** What a publish states about a version, and what the release key signs: READ_API.md, "Two signatures". */
export interface Release {
  /** Who released it: this installation's name. */
  readonly iss: string;
  /** The environment's key. */
  readonly env: string;
  readonly epoch: number;
  readonly version: number;
  /** SHA-256 of the bundle's identity bytes, lower-case hex. */
  readonly digest: string;
  /** Bytes of the identity form: a router aborts a download beyond it. */
  readonly size: number;
  /** `fairlead.overlay/1`. */
  readonly overlay: Overlay;
  /** Seconds since 1970 (a JWT NumericDate). */
  readonly iat: number;
  /** Seconds without fresh proof until a router calls itself stale. */
  readonly staleAfter: number;
  /** Seconds without fresh proof until a router must deny; null = serve on. */
  readonly denyAfter: number | null;
}

/** The overlay that stops nothing. */
export const EMPTY_OVERLAY: Overlay = {
  format: 'fairlead.overlay/1',
  disabled: [],
};

/** The issuer that releases carry until an installation names itself with its first signing key. */
export const ISSUER = 'fairlead';

export interface ReleaseInput {
  readonly environment: {
    readonly key: string;
    readonly epoch: number;
    readonly staleAfter: number;
    readonly denyAfter: number | null;
  };
  readonly version: number;
  readonly bundle: { readonly digest: string; readonly size: number };
  readonly overlay?: Overlay;
  readonly publishedAt: Date;
}

/** The release of a version, with its fields in the order of the specification. */
export function buildRelease({ environment, version, bundle, overlay, publishedAt }: ReleaseInput): Release {
  return {
    iss: ISSUER,
    env: environment.key,
    epoch: environment.epoch,
    version,
    digest: bundle.digest,
    size: bundle.size,
    overlay: overlay ?? EMPTY_OVERLAY,
    iat: Math.floor(publishedAt.getTime() / 1000),
    staleAfter: environment.staleAfter,
    denyAfter: environment.denyAfter,
  };
}
