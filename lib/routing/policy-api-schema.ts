import { z } from 'zod';
import { INTEGER_MAX } from '@/lib/core/integers';
import { VERDICTS } from './approval';
import { stopSchema } from './stops';

/** Bodies of the admin API for programs. What the commands check of them is theirs to say. */

const version = z.int().min(1).max(INTEGER_MAX, 'There is no such version.');
const message = z.string().max(2000, 'At most 2,000 characters.');
/** What a publish lets pass, as `validate` named it. */
const letPass = {
  /** `accept` of each warning. */
  acceptedWarnings: z.array(z.string().max(2000)).max(10_000).default([]),
  /** `acknowledge` of each saved request that fails. */
  acknowledged: z.array(z.string().max(50_000)).max(10_000).default([]),
};
/** The version that was active when this was decided; left out = whichever is active now. */
const baseVersion = version.nullable().optional();

/** To answer once so many routers run it, or the time is over. */
const wait = z
  .strictObject({
    share: z.number().gt(0, 'More than 0.').max(1, 'At most 1.'),
    seconds: z.int('Whole seconds.').min(1, 'At least 1.').max(300, 'At most 300.'),
  })
  .optional();

export const submitBody = z.strictObject({ message, baseVersion });

export const approveBody = z.strictObject({
  verdict: z.enum(VERDICTS).default('approve'),
  message: message.default(''),
});

/** An answer to a review, with what `GET reviews` gave of it. */
export const answerBody = approveBody.extend({
  /** Of what would take effect; null for the lifting of a stop. */
  digest: z.string().max(64).nullable(),
  activeVersion: version.nullable(),
});

export const publishBody = z.strictObject({
  reason: message,
  ...letPass,
  baseVersion,
  /** An instant to publish at, with its offset; left out = now. */
  at: z.string().max(40).optional(),
  wait,
});

export const rollbackBody = z.strictObject({
  toVersion: version,
  reason: message,
  ...letPass,
  baseVersion,
  /** Asks others to approve it, in the place of doing it. */
  requestApproval: z.boolean().default(false),
  /** At once, without approval, where nothing becomes eligible that is not now. A second person has to ratify it. */
  breakGlass: z.boolean().default(false),
  wait,
});

export const overlayBody = z.union(
  [
    z.strictObject({ stop: stopSchema.omit({ reason: true }), reason: message }),
    z.strictObject({
      /** What is stopped, as it was named. */
      lift: stopSchema.omit({ reason: true }),
      reason: message,
      requestApproval: z.boolean().default(false),
    }),
  ],
  'Say what to stop, or what to lift: {"stop": {"subject": "model", "name": "…"}, "reason": "…"}.',
);
