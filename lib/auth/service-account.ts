import { z } from 'zod';
import { lineSchema } from '@/lib/core/plain-text';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import { type Grant, grantsSchema } from './person-schema';

const fields = {
  name: lineSchema('Enter a name that says what it does.', 120),
  /** The person who answers for it, and who alone gets its tokens. */
  responsibleId: z.uuid('Choose who answers for it.'),
  grants: grantsSchema.refine(
    (grants) => grants.every(({ role }) => role !== 'admin'),
    'A service account is no administrator.',
  ),
};

export const createServiceAccountSchema = z.object(fields);
export const updateServiceAccountSchema = z.object({ ...fields, id: idSchema, revision: revisionSchema });

/** A service account as screens show it. */
export interface ServiceAccountDto {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly responsibleId: string;
  readonly responsible: string;
  /** The one who answers for it has left: its tokens are refused until somebody else does. */
  readonly orphaned: boolean;
  readonly grants: readonly Grant[];
  /** Tokens that still work. */
  readonly tokens: number;
  /** ISO instant; null while it is in use. */
  readonly archivedAt: string | null;
}
