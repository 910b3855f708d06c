import { z } from 'zod';
import { idSchema } from '@/lib/core/record-schema';

/** Work that somebody else can take over. */
export const HANDED_OVER = ['clauses', 'contracts', 'readings', 'service_accounts'] as const;
export type HandedOver = (typeof HANDED_OVER)[number];

/** Who takes over what; what nobody is named for stays where it is. */
export const handOverSchema = z
  .array(
    z.strictObject({
      kind: z.enum(HANDED_OVER, 'There is no such work.'),
      to: idSchema,
    }),
  )
  .max(HANDED_OVER.length)
  .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'Name each kind of work once.');

export type HandOver = z.infer<typeof handOverSchema>;

/** What waits for a person, of one kind. */
export interface WaitingWork {
  readonly kind: HandedOver | 'reviews' | 'drafts' | 'tokens' | 'scim_tokens';
  readonly count: number;
  /** The first of them. */
  readonly items: readonly { readonly label: string; readonly href: string }[];
}

/** What is left where it is, and what becomes of it. */
export const WORK_WORDS: Readonly<
  Record<WaitingWork['kind'], { readonly label: string; readonly note: string }>
> = {
  clauses: { label: 'Clauses to review', note: 'Assigned to them.' },
  contracts: { label: 'Contracts they own', note: 'Told of terms and notices.' },
  readings: {
    label: 'Limited contracts that nobody else can read',
    note: 'Whoever takes over can read them.',
  },
  service_accounts: {
    label: 'Service accounts they answer for',
    note: 'Their tokens end; whoever takes over makes new ones.',
  },
  reviews: { label: 'Reviews they asked for', note: 'Stay open: others can answer or withdraw them.' },
  drafts: { label: 'Drafts they wrote in', note: 'Stay: others can go on with them.' },
  tokens: { label: 'Tokens that act for them', note: 'End at once.' },
  scim_tokens: {
    label: 'Tokens for directories that they made',
    note: 'Go on, and they may know them: renew each at its provider.',
  },
};

export function isHandedOver(kind: WaitingWork['kind']): kind is HandedOver {
  return (HANDED_OVER as readonly string[]).includes(kind);
}
