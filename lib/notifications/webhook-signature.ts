import { createHmac } from 'node:crypto';

/** As secrets are shown and typed: "whsec_" and 32 bytes as base64. */
export const WEBHOOK_SECRET_PREFIX = 'whsec_';

/** What a receiver needs to know that a message is Fairlead's, and not one that it has had before. */
export interface WebhookHeaders {
  /** The same in every attempt: a receiver that has seen it does nothing. */
  readonly 'webhook-id': string;
  /** Seconds since 1970 of this attempt; receivers refuse what is more than five minutes off. */
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Signs a message as Standard Webhooks 1.0 says (https://www.standardwebhooks.com): HMAC-SHA256 with the secret's bytes
 * over id, timestamp and body with dots in between.
 */
export function webhookHeaders(secret: string, id: string, body: string, at: Date): WebhookHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(WEBHOOK_SECRET_PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
