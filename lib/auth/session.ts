import Bowser from 'bowser';

/** A browser that is signed in, as its owner and administrators see it. Instants as ISO 8601 in UTC. */
export interface SessionDto {
  readonly id: string;
  /** "Firefox on Windows". */
  readonly device: string;
  readonly address: string | null;
  readonly method: 'password' | 'totp' | 'recovery_code' | 'provider';
  /** The identity provider's name. */
  readonly provider: string | null;
  readonly since: string;
  /** To the quarter of an hour. */
  readonly lastSeenAt: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

/** What a user agent says of itself, in words. It can say anything: this is a hint and no proof. */
export function deviceInWords(userAgent: string | null): string {
  if (!userAgent) return 'A device that does not say what it is';
  const { browser, os, platform } = Bowser.parse(userAgent);
  const system = os.name ?? platform.model;
  if (!browser.name) return system ? `An unknown browser on ${system}` : 'An unknown browser';
  return system ? `${browser.name} on ${system}` : browser.name;
}
