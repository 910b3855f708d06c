import type { Overlay } from '@/lib/policy/types';
import type { Release } from '@/lib/signing/release';

export type { Overlay, Release };

/** The overlay that stops nothing. */
export const EMPTY_OVERLAY: Overlay = {
  format: 'fairlead.overlay/1',
  disabled: [],
};

/** The issuer of releases from before the first keys; afterwards the installation's own name follows it. */
export const ISSUER = 'fairlead';

export interface ReleaseInput {
  /** Left out: from before there are keys. */
  readonly issuer?: string;
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
export function buildRelease(input: ReleaseInput): Release {
  const { issuer = ISSUER, environment, version, bundle, overlay, publishedAt } = input;
  return {
    iss: issuer,
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
