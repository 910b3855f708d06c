import { randomBytes } from 'node:crypto';
import { openSecret, sealSecret } from '@/lib/signing/server/sealed-secret';
import { WEBHOOK_SECRET_PREFIX } from '../webhook-signature';

/** Bound to its row, so that one webhook's secret cannot be put into another's place. */
const placeOf = (webhook: string) => ({ role: 'webhook', kid: webhook });

/** A new secret, as it is shown once and typed at the receiver. */
export function newWebhookSecret(): string {
  return WEBHOOK_SECRET_PREFIX + randomBytes(32).toString('base64');
}

/** A secret in the form in which its row keeps it. */
export function sealWebhookSecret(webhook: string, secret: string): Promise<Uint8Array<ArrayBuffer>> {
  return sealSecret(placeOf(webhook), secret);
}

export function openWebhookSecret(webhook: string, sealed: Uint8Array): Promise<string> {
  return openSecret(placeOf(webhook), sealed);
}
