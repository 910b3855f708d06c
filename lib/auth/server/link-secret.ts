import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '@/lib/core/hash';

/** The secret of a link that works once, 256 random bits, and the hash in which alone it is kept. */
export function newLinkSecret() {
  const secret = randomBytes(32).toString('base64url');
  return { secret, secretHash: Uint8Array.from(sha256(secret)) };
}

const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The hash by which a link's row is found; null for what is no such secret. */
export function linkSecretHash(given: unknown): Uint8Array<ArrayBuffer> | null {
  const parsed = secretSchema.safeParse(given);
  return parsed.success ? Uint8Array.from(sha256(parsed.data)) : null;
}
