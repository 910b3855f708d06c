import { z } from 'zod';
import { sha256Hex } from '@/lib/core/hash';
import { orderedText } from '@/lib/core/ordered-text';

/** Where a value of the catalogue comes from. */
export interface AttributeOrigin {
  readonly source: string;
  /** An address or words that show it. */
  readonly evidence?: string | undefined;
}

/**
 * What two people stand behind: a value of an offering as the catalogue states it. SHA-256 in hex. Not the day on which
 * it was last confirmed: that the source says the same again changes nothing.
 */
export function attributeDigest(value: unknown, { source, evidence }: AttributeOrigin): string {
  return sha256Hex(orderedText({ value, source, evidence }));
}

/** The content of a proposal of kind "attribute", as it was looked at. */
export const attributeContentSchema = z.strictObject({
  /** Its key. */
  offering: z.string().min(1).max(400),
  field: z.string().min(1).max(60),
  value: z.json(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Why it can be relied on. */
  reason: z.string().trim().max(2_000),
});

export type AttributeContent = z.infer<typeof attributeContentSchema>;

export function attributeSubject({ offering, field }: Pick<AttributeContent, 'offering' | 'field'>): string {
  return `${offering}|${field}`;
}
