import { z } from 'zod';
import { lineSchema } from '@/lib/core/plain-text';
import { MAIL_CHOICES, NOTIFICATION_KIND_KEYS, type NotificationKind } from './kinds';

/** Something a person was told. */
export interface NotificationDto {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly at: string;
  readonly read: boolean;
}

const kindSchema = z.enum(NOTIFICATION_KIND_KEYS as [NotificationKind, ...NotificationKind[]]);

/** How somebody wants to hear of each kind. */
export const preferencesSchema = z.strictObject({
  preferences: z
    .array(z.strictObject({ kind: kindSchema, console: z.boolean(), mail: z.enum(MAIL_CHOICES) }))
    .max(NOTIFICATION_KIND_KEYS.length),
});

/** What is typed of a webhook. No kinds = all of them. */
export const webhookFields = {
  name: lineSchema('Enter a name.', 80),
  url: z
    .string('Enter an address.')
    .trim()
    .max(2_000, 'Use at most 2,000 characters.')
    .pipe(
      z.url({ protocol: /^https?$/, error: 'Enter an address such as https://hooks.example.com/fairlead.' }),
    ),
  kinds: z.array(kindSchema).max(NOTIFICATION_KIND_KEYS.length),
};

/** A webhook as its form has it. */
export interface WebhookFieldsDto {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly NotificationKind[];
}

/** One attempt to tell a webhook something. */
export interface DeliveryDto {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly at: string;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly attempts: number;
  readonly status: number | null;
  readonly problem: string | null;
  /** When it is tried again; null once it is done with. */
  readonly nextAt: string | null;
}

export interface WebhookDto extends WebhookFieldsDto {
  readonly createdAt: string;
  /** The latest first. */
  readonly deliveries: readonly DeliveryDto[];
}
