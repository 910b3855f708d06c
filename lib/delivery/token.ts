import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { equalBytes } from '@/lib/core/hash';
import { base62, base62Number } from '@/lib/core/ids';

/** 256 random bits as base62. */
const SECRET_DIGITS = 43;
/** A CRC-32 as base62. */
const CHECK_DIGITS = 6;

/** What a secret is for: a token, an address of the catalogue, one of a calendar, or a directory. None opens what another does. */
type Prefix = 'flr' | 'flc' | 'fld' | 'fls';

const form = (prefix: Prefix) =>
  new RegExp(`^${prefix}_([0-9A-Za-z]{4,32})_([0-9A-Za-z]{${SECRET_DIGITS}})([0-9A-Za-z]{${CHECK_DIGITS}})$`);
const FORMS: Readonly<Record<Prefix, RegExp>> = {
  flr: form('flr'),
  flc: form('flc'),
  fld: form('fld'),
  fls: form('fls'),
};

const DIGIT_VALUES = new Map(
  [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'].map((digit, value) => [digit, value]),
);

/** Base62 digits of the CRC-32 of everything that comes before them. */
function checkDigits(text: string): string {
  return base62Number(BigInt(crc32(text)), CHECK_DIGITS);
}

/** The same comparison by value: big integers would cost more than all else that a request needs. */
function checkMatches(text: string, digits: string): boolean {
  let value = 0;
  for (const digit of digits) value = value * 62 + (DIGIT_VALUES.get(digit) ?? Number.NaN);
  return value === crc32(text);
}

/** A token's public id from random bytes (9 are plenty: ids need be unique, not secret). */
export function tokenId(bytes: Uint8Array): string {
  return base62(bytes);
}

/**
 * The text of a token, `flr_<id>_<secret><crc>`, and what to store of it. `secretBytes` are 32 random bytes.
 *
 * @throws RangeError if they are not 32
 */
export function formatToken(
  id: string,
  secretBytes: Uint8Array,
  prefix: Prefix = 'flr',
): { token: string; secretHash: Uint8Array } {
  if (secretBytes.length !== 32) throw new RangeError('a token secret is 32 bytes');
  const secret = base62(secretBytes);
  const text = `${prefix}_${id}_${secret}`;
  return { token: text + checkDigits(text), secretHash: hashSecret(secret) };
}

/** SHA-256 of the secret's base62 digits: what `router_tokens.secret_hash` holds. A fast hash is right for 256 bits. */
function hashSecret(secret: string): Uint8Array {
  return hash('sha256', secret, 'buffer');
}

export type ParsedToken =
  | { readonly ok: true; readonly id: string; readonly secret: string }
  /** `typo`: it has the form of a token, but its check digits say that a character is wrong. */
  | { readonly ok: false; readonly reason: 'form' | 'typo' };

/** Reads a token's text. Says nothing about whether such a token exists. */
export function parseToken(text: string, prefix: Prefix = 'flr'): ParsedToken {
  const [, id, secret, check] = FORMS[prefix].exec(text) ?? [];
  if (id === undefined || secret === undefined || check === undefined) return { ok: false, reason: 'form' };
  if (!checkMatches(text.slice(0, -CHECK_DIGITS), check)) return { ok: false, reason: 'typo' };
  return { ok: true, id, secret };
}

/** The row of a token: everything that decides comes from here and nothing from the text. Times in ms since 1970. */
export interface TokenRow {
  readonly id: string;
  /** Key of the one environment it is for. */
  readonly environment: string;
  readonly scopes: readonly string[];
  readonly secretHash: Uint8Array;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

export type TokenRefusal = 'unknown' | 'expired' | 'revoked';

const NO_HASH = new Uint8Array(32);

/**
 * Why a presented token is refused, or null if it holds. `row` is the row of its id. A wrong secret is `unknown`, like
 * an id that does not exist, takes the same time, and hides whether the token is expired or revoked.
 *
 * @param now ms since 1970
 */
export function refuseToken(
  row: Pick<TokenRow, 'secretHash' | 'expiresAt' | 'revokedAt'> | undefined,
  secret: string,
  now: number,
): TokenRefusal | null {
  const same = equalBytes(hashSecret(secret), row?.secretHash ?? NO_HASH);
  return row && same ? whyEnded(row, now) : 'unknown';
}

/** Whether a token has ended, of which it is known that whoever presents it has its secret. `now` in ms since 1970. */
export function whyEnded(
  row: Pick<TokenRow, 'expiresAt' | 'revokedAt'>,
  now: number,
): 'revoked' | 'expired' | null {
  if (row.revokedAt !== null) return 'revoked';
  return row.expiresAt !== null && row.expiresAt <= now ? 'expired' : null;
}

/** What to tell the holder. None of these says anything that the holder of another token could use. */
export const TOKEN_REFUSALS: Readonly<Record<TokenRefusal | 'form' | 'typo', string>> = {
  form: 'This is not a Fairlead token: one looks like flr_<id>_<secret>.',
  typo: 'The token was not copied whole: its check digits do not match.',
  unknown: 'There is no such token.',
  expired: 'The token has expired: ask an administrator for a new one.',
  revoked: 'The token was revoked: ask an administrator for a new one.',
};

/** The credentials of an `Authorization: Bearer …` header; null when there are none of that kind. */
export function bearer(header: string | undefined): string | null {
  const match = header === undefined ? null : /^bearer +(\S.*)$/i.exec(header);
  return match?.[1]?.trimEnd() ?? null;
}
