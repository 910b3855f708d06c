import { z } from 'zod';
import { INTEGER_MAX } from '@/lib/core/integers';
import { VERDICTS } from './approval';
import { keySchema } from './source-schema';

const text = (missing: string, max: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(max, `At most ${max.toLocaleString('en')} characters.`);

const version = z.int().min(1).max(INTEGER_MAX, 'There is no such version.');
const about = {
  environment: keySchema,
  message: text('Say what it is for, in a line.', 2000),
  /** The version that was active when it was looked at; null = none. */
  baseVersion: version.nullable(),
};

/** What a request for approval names: exactly what was on the screen. */
export const reviewRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('publish'),
    ...about,
    /** Without it, the environment's oldest open draft. */
    draft: keySchema.optional(),
    draftRevision: z.int().min(1).max(INTEGER_MAX, 'There is no such revision.'),
  }),
  z.strictObject({ kind: z.literal('rollback'), ...about, toVersion: version }),
  /** `stop` as `describeStop` says it. */
  z.strictObject({ kind: z.literal('lift'), ...about, stop: z.string().max(300) }),
]);
export type ReviewRequest = z.infer<typeof reviewRequestSchema>;

/** A review as it was looked at: one that has come to be about something else is not answered by this. */
export const seenSchema = z.strictObject({
  reviewId: z.uuid('There is no such review.'),
  /** Of what would take effect, as shown; null for the lifting of a stop. */
  digest: z.string().max(64).nullable(),
  activeVersion: version.nullable(),
});
export type Seen = z.infer<typeof seenSchema>;

export const answerSchema = seenSchema
  .extend({
    verdict: z.enum(VERDICTS),
    message: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
  })
  .refine(({ verdict, message }) => verdict !== 'request_changes' || message !== '', {
    path: ['message'],
    message: 'Say what is to be changed.',
  });

export const approveManySchema = z.strictObject({
  items: z
    .array(seenSchema)
    .min(1, 'Choose at least one.')
    .max(50, 'At most 50 at once.')
    .refine(
      (items) => new Set(items.map(({ reviewId }) => reviewId)).size === items.length,
      'Name each once.',
    ),
  message: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
  /** All of them or, if one cannot be approved, none. */
  together: z.boolean(),
});

export const commentBody = text('Write something.', 4000);
