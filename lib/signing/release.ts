import type { Overlay } from '../policy/types';
import { demand, isCount, isDigest, isText, readMembers } from './reading';

/** What a publish states about a version, and what the release key signs. */
export interface Release {
  /** Who released it: the installation, `fairlead:` and the thumbprint of its first root key. For people and logs. */
  readonly iss: string;
  /** The environment's key. */
  readonly env: string;
  readonly epoch: number;
  readonly version: number;
  /** SHA-256 of the bundle's identity bytes, lower-case hex. */
  readonly digest: string;
  /** Bytes of the identity form: a router aborts a download beyond it. */
  readonly size: number;
  /** `fairlead.overlay/1`, which `prepare` reads. */
  readonly overlay: Overlay;
  /** Seconds since 1970 (a JWT NumericDate). */
  readonly iat: number;
  /** Seconds without fresh proof until a router calls itself stale. */
  readonly staleAfter: number;
  /** Seconds without fresh proof until a router must deny; null = serve on. */
  readonly denyAfter: number | null;
}

/** A bundle larger than this is refused unread, whatever its release says. */
const MOST_BYTES = 67_108_864;

/** @throws SignatureProblem for what is not a release */
export function readRelease(value: unknown): Release {
  const release = readMembers(value, 'release');
  const { iss, env, epoch, version, digest, size, overlay, iat, staleAfter, denyAfter } = release;
  demand(
    isText(iss) &&
      isText(env) &&
      [epoch, version, size, iat, staleAfter].every(isCount) &&
      (size as number) <= MOST_BYTES &&
      isDigest(digest) &&
      (denyAfter === null || isCount(denyAfter)),
    'release',
  );
  readMembers(overlay, 'overlay');
  return { iss, env, epoch, version, digest, size, overlay, iat, staleAfter, denyAfter } as Release;
}
