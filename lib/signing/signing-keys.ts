import type { KeyRole } from './key';
import type { Regression } from './regression';

/** An environment as far as keys are about it. */
export interface KeyedEnvironment {
  readonly key: string;
  readonly name: string;
  readonly epoch: number;
  /** Such as "1.7"; null before the first. */
  readonly active: string | null;
}

/** A signing key as Settings shows it. */
export interface SigningKeyView {
  readonly kid: string;
  readonly role: KeyRole;
  /** The environment that it is limited to; null = every one. */
  readonly environment: string | null;
  /** The public key: of a root, what routers pin. */
  readonly x: string;
  /** `signs`: in use; `listed`: signs no more, still believed; `ended`: believed no longer. */
  readonly state: 'signs' | 'listed' | 'ended';
  /** Whether its private part is kept elsewhere. */
  readonly offline: boolean;
  /** Instants. */
  readonly since: string;
  readonly until: string;
  /** Active versions that it signed, such as "production 12". */
  readonly signed: readonly string[];
}

export interface SigningKeysView {
  readonly keys: readonly SigningKeyView[];
  readonly keysVersion: number | null;
  /** Until when the key set is believed. */
  readonly keySetUntil: string | null;
  readonly environments: readonly KeyedEnvironment[];
  readonly regressions: readonly Regression[];
  /** Whether the sealing keys are set, so that keys can be made and opened. */
  readonly able: boolean;
}
