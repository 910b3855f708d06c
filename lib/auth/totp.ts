import { Secret, TOTP } from 'otpauth';

/** Seconds of a time step, digits and hash are those that every authenticator app knows (RFC 6238). */
const STEP_SECONDS = 30;

/** What an app reads from the QR code. `secret` in base32; `account` is told apart from others in the app by it. */
export function totpAddress(secret: string, account: string): string {
  return new TOTP({ issuer: 'Fairlead', label: account, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The time step that a code of six digits belongs to: this one, the one before or the next, since clocks differ (RFC 6238,
 * 5.2). Null when it belongs to none, or to one that is no later than `last`, whose code was used already.
 */
export function totpStep(secret: string, code: string, now: Date, last: bigint | null): bigint | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: STEP_SECONDS });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = BigInt(Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta);
  return last !== null && step <= last ? null : step;
}
