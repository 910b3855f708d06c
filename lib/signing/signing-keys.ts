import type { KeyRole } from './key';

/** A signing key as Settings shows it. */
export interface SigningKeyView {
  readonly kid: string;
  readonly role: KeyRole;
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
  /** Whether the sealing keys are set, so that keys can be made and opened. */
  readonly able: boolean;
}
