import { z } from 'zod';
import { scopeSchema } from './scope';

const day = z.iso.date('Must be a day such as 2026-11-30.').nullable();
const line = (missing: string, max: number) => z.string().trim().min(1, missing).max(max);

/**
 * A law that says what a clause would: the content of a proposal of kind "law". It stands in only where an obligation
 * accepts that, and never for a paper. `parameters` are checked against the type's schema. Days are inclusive and read
 * without a zone.
 */
export const lawContentSchema = z
  .strictObject({
    /** A key of a clause type. */
    clauseType: line('Choose what it stands in for.', 120),
    parameters: z.record(z.string().max(60), z.json()),
    scope: scopeSchema,
    citation: line('Say which law, article and paragraph: “GDPR, Art. 28(3)”.', 500),
    jurisdiction: line('Say where it holds: “European Union”.', 200),
    from: day,
    to: day,
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'It ends before it begins.',
  });

export type LawContent = z.infer<typeof lawContentSchema>;

export const EMPTY_LAW: LawContent = {
  clauseType: '',
  parameters: {},
  scope: {},
  citation: '',
  jurisdiction: '',
  from: null,
  to: null,
};
