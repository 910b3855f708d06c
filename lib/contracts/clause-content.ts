import { z } from 'zod';
import { scopeSchema } from './scope';

/** How a clause stands. Only `agreed`, in an executed document of an active contract, is evidence. */
export const CLAUSE_STATUSES = ['agreed', 'offered', 'silent', 'refused', 'waived', 'conflict'] as const;
export type ClauseStatus = (typeof CLAUSE_STATUSES)[number];

const day = z.iso.date();

/** Where the words stand: offsets are UTF-16 code units into the text of the page, [from, to). */
const citationSchema = z.strictObject({
  document: z.uuid(),
  /** From 1. */
  page: z.int().min(1).max(10_000),
  from: z.int().min(0),
  to: z.int().min(1),
  /** The words themselves, verbatim. */
  passage: z.string().min(1).max(20_000),
});

/**
 * What a clause says: the content of a proposal of kind "clause", whose subject is the clause's id. `parameters` are
 * checked against the type's own schema (`clause-types.ts`). Days are read in the contract's zone, ends inclusive.
 */
export const clauseContentSchema = z.strictObject({
  status: z.enum(CLAUSE_STATUSES),
  parameters: z.record(z.string().max(60), z.json()),
  citation: citationSchema.nullable(),
  /** Empty = the contract's. */
  scope: scopeSchema,
  validFrom: day.nullable(),
  validTo: day.nullable(),
  /** Months that it goes on protecting past data after the end; never clears new. Null = it does not. */
  survivalMonths: z.int().min(0).max(1_200).nullable(),
  /** What it does to another clause (`replaces`: that clause's id) of what it amends, within its own scope. */
  effect: z.enum(['adds', 'replaces', 'deletes']),
  replaces: z.uuid().nullable(),
  /** Vendors to which it says that it flows down. */
  flowsDownTo: z.array(z.string().min(1).max(120)).max(200),
  /** What a request must carry for it to hold ({ store: false }): goes into `parameters` of the bundle's offering. */
  requires: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()])),
  note: z.string().max(4_000),
});

export type ClauseContent = z.infer<typeof clauseContentSchema>;
export type Citation = z.infer<typeof citationSchema>;

/** A clause with nothing recorded yet. */
export const EMPTY_CLAUSE: ClauseContent = {
  status: 'silent',
  parameters: {},
  citation: null,
  scope: {},
  validFrom: null,
  validTo: null,
  survivalMonths: null,
  effect: 'adds',
  replaces: null,
  flowsDownTo: [],
  requires: {},
  note: '',
};
