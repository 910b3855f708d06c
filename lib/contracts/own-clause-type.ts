import { z } from 'zod';
import { CLAUSE_GROUPS, type ClauseGroup, type ClauseType } from './clause-type';
import { parametersSchema } from './parameters';

const groups = Object.keys(CLAUSE_GROUPS) as [ClauseGroup, ...ClauseGroup[]];

/** What an organisation says of a type of clause of its own. */
export const ownTypeSchema = z.strictObject({
  name: z.string().trim().min(1, 'Must not be empty.').max(120),
  group: z.enum(groups),
  question: z.string().trim().min(1, 'Must not be empty.').max(500),
  parameters: parametersSchema,
  vocabulary: z
    .array(z.string().trim().min(2).max(120))
    .max(60)
    .transform((words) => [...new Set(words)]),
});

/** As the shipped types' keys, so that obligations name both alike. */
export const ownTypeKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'Small letters and digits, words joined by an underscore.')
  .max(60);

/** A type of the organisation's own as its form edits it. */
export interface OwnClauseType extends Pick<ClauseType, 'key'>, z.output<typeof ownTypeSchema> {
  readonly id: string;
  readonly revision: number;
  readonly archivedAt: string | null;
}
