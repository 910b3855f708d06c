import { calculateJwkThumbprint, importJWK } from 'jose';
import { SignatureProblem } from './problem';

/** Who a key speaks as: the root vouches for the others, `release` for decisions, `freshness` for the time. */
export const KEY_ROLES = ['root', 'release', 'freshness'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

/** A public key: 32 bytes, base64url without padding (RFC 8037). */
export const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/;

const publicJwk = (x: string) => ({ kty: 'OKP', crv: 'Ed25519', x }) as const;

/** The name of a key: the SHA-256 thumbprint of RFC 7638, which anyone can work out from the key alone. */
export function kidOf(x: string): Promise<string> {
  return calculateJwkThumbprint(publicJwk(x), 'sha256');
}

/** Imported keys by their text: a router verifies by the same few all day. */
const imported = new Map<string, Promise<CryptoKey>>();
const MOST_IMPORTED = 256;

/** @throws SignatureProblem for what is no public key */
export function importPublic(x: string): Promise<CryptoKey> {
  const known = imported.get(x);
  if (known) return known;
  if (imported.size >= MOST_IMPORTED) imported.clear();
  const made = importJWK(publicJwk(x), 'Ed25519').then(
    (key) => key as CryptoKey,
    () => {
      imported.delete(x);
      throw new SignatureProblem('malformed', 'This is not an Ed25519 public key.');
    },
  );
  imported.set(x, made);
  return made;
}

/** A key that signs; `d` is its private part, 32 bytes as base64url. */
export async function importPrivate({
  x,
  d,
}: {
  readonly x: string;
  readonly d: string;
}): Promise<CryptoKey> {
  return (await importJWK({ ...publicJwk(x), d }, 'Ed25519')) as CryptoKey;
}
