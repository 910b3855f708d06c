import { z } from 'zod';
import { PROMISED_FIELDS } from '@/lib/catalog/catalog-records';
import { needsWriting } from '@/lib/contracts/clause-types';
import { predicateSchema } from '@/lib/contracts/predicate';

const key = z.string().min(1).max(120);

/** Affiliations that a label can shut out; the one that is left, a recorded and dated "none", is the only proof. */
export const EXCLUDABLE = ['first_party', 'affiliated', 'unknown'] as const;

/** Something that a label asks of an offering, of everybody whom data passes on its way. */
export const obligationSchema = z.discriminatedUnion('kind', [
  /** A contract is in force. */
  z.strictObject({ kind: z.literal('contract') }),
  /** A clause of the type is agreed, and its parameters meet each of `where`. */
  z
    .strictObject({
      kind: z.literal('clause'),
      type: key,
      where: z.array(predicateSchema).max(20),
      /** A law that says the same stands in where no paper says anything. */
      accepts: z.literal('law').optional(),
    })
    .refine(({ type, accepts }) => accepts === undefined || !needsWriting(type), {
      path: ['accepts'],
      message: 'This has to be in writing: no law stands in for it.',
    }),
  /** One of these certificates is valid. */
  z.strictObject({ kind: z.literal('certification'), anyOf: z.array(key).min(1).max(30) }),
  /** None of these affiliations with any of the named competitors. Nobody named: it cannot be met. */
  z.strictObject({
    kind: z.literal('affiliation'),
    /** Vendor keys. */
    with: z.array(key).max(100),
    exclude: z.array(z.enum(EXCLUDABLE)).min(1).max(EXCLUDABLE.length),
  }),
  /** The catalogue states a value (named `value` in `where`), and two people stand behind it. */
  z.strictObject({
    kind: z.literal('attribute'),
    field: z.enum(PROMISED_FIELDS),
    where: z.array(predicateSchema).max(20),
  }),
]);

export type Obligation = z.infer<typeof obligationSchema>;

export const obligationsSchema = z.array(obligationSchema).max(60);

/** What a label asks for, as recorded; null = nothing is recorded or it cannot be read, which clears nothing. */
export function readObligations(recorded: unknown): Obligation[] | null {
  const read = obligationsSchema.safeParse(recorded);
  return read.success ? read.data : null;
}
