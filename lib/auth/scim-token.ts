import { z } from 'zod';
import { lineSchema } from '@/lib/core/plain-text';
import { idSchema } from '@/lib/core/record-schema';

export const createScimTokenSchema = z.strictObject({
  providerId: idSchema,
  name: lineSchema('Enter a name.', 100),
  /** null = until it is revoked. */
  expiresInDays: z.union([z.literal(30), z.literal(90), z.literal(365), z.null()]),
});

export type CreateScimToken = z.infer<typeof createScimTokenSchema>;

/** A directory's token as its provider's page shows it. Instants as ISO 8601 in UTC. */
export interface ScimTokenDto {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'expired' | 'revoked';
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}
