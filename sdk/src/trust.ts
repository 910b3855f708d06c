import type { Answer } from './download';
import type { Held } from './held';
import type { Judged } from './judged';
import type { Manifest, Ratchet, Statement } from './release';

/** A statement that was kept, on disk or in a bootstrap. */
export interface KeptStatement extends Statement {
  /** What `/.well-known/fairlead-keys` answered. */
  readonly keys: string | null;
  /** Ms since 1970. */
  readonly provenAt: number;
}

/** How the keys stand. */
export interface KeysStatus {
  readonly keysVersion: number;
  /** Ms since 1970. */
  readonly expiresAt: number;
}

/** What makes a router believe what it is told: signatures, or the connection. */
export interface Trust {
  readonly kind: 'signed' | 'tls';
  /**
   * What the headers of an answer to a poll say; null where they prove nothing, and only the manifest tells.
   *
   * @throws Rejection or RequestFailed
   */
  readonly ofAnswer: (answer: Answer, held: Held | null, signal: AbortSignal) => Promise<Judged | null>;
  /** @throws Rejection or RequestFailed */
  readonly ofManifest: (manifest: Manifest, signal: AbortSignal) => Promise<Judged>;
  /** What was kept, without asking anyone. @throws Rejection */
  readonly ofKept: (kept: KeptStatement) => Promise<Judged>;
  /** The ratchet that a file holds. @throws Error for one that is not believed */
  readonly readRatchet: (value: unknown) => Promise<Ratchet>;
  /** What to keep, so that {@link readRatchet} believes it. */
  readonly writeRatchet: (held: Held) => object;
  /** Null before there are any, and where none are needed. */
  readonly keys: () => KeysStatus | null;
  /** The key set in force, as it was served. */
  readonly keysDocument: () => string | null;
}
