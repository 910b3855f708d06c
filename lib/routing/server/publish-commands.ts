import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { INTEGER_MAX } from '@/lib/core/integers';
import { keySchema } from '../source-schema';
import { publishDraft } from './publish-draft';
import { draftOf, environmentByKey, storedSource } from './records';
import { releaseVersion } from './release-version';

const versionNumber = z.number().int().min(1).max(INTEGER_MAX, 'There is no such version.');
const draftRevision = z.number().int().min(1).max(INTEGER_MAX, 'There is no such revision.');
const reason = z.string().trim().min(1, 'Say why, in a line.').max(2000, 'At most 2,000 characters.');
/** `findingKey` of each warning that was shown. */
const acceptedWarnings = z.array(z.string().max(2000)).max(10_000);
/** `acknowledgementKey` of each failed saved request that was shown and let pass. */
const acknowledged = z.array(z.string().max(50_000)).max(10_000).default([]);

export interface Published {
  readonly environment: string;
  readonly version: number;
}

/** A draft as a person saw it: at this revision, over this version, with these findings. */
export const publishInput = z.strictObject({
  environment: keySchema,
  /** Without it, the environment's oldest open draft. */
  draft: keySchema.optional(),
  draftRevision,
  baseVersion: versionNumber.nullable(),
  reason,
  acceptedWarnings,
  acknowledged,
});

/** Makes the draft the environment's active policy, as the person saw it. */
export const publishPolicy = defineCommand({
  action: 'policy.publish',
  perEnvironment: true,
  input: publishInput,
  run: async (context, input): Promise<Published> => {
    const { tx, authorise } = context;
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    const { id } = await draftOf(tx, environment.id, input.draft);
    const version = await publishDraft(context, { ...input, environment, draftId: id });
    return { environment: environment.key, version };
  },
});

/** A return to an earlier version as a person saw it. */
export const rollBackInput = z.strictObject({
  environment: keySchema,
  toVersion: versionNumber,
  baseVersion: versionNumber,
  reason,
  acceptedWarnings,
  acknowledged,
});

/**
 * A new version that says what an earlier one said: its rules and labels, compiled with the catalogue and the
 * clearances of today. The draft stays as it is.
 */
export const rollBackPolicy = defineCommand({
  action: 'policy.rollback',
  perEnvironment: true,
  input: rollBackInput,
  run: async (context, input): Promise<Published> => {
    const { tx, authorise } = context;
    const environment = await environmentByKey(tx, input.environment);
    authorise(environment.id);
    const wanted = await tx.policyVersion.findUnique({
      where: { environmentId_version: { environmentId: environment.id, version: input.toVersion } },
    });
    if (!wanted) throw notFound('version');
    const version = await releaseVersion(context, {
      environment,
      source: storedSource(wanted.source),
      kind: 'rollback',
      ofVersion: input.toVersion,
      draftId: null,
      reason: input.reason,
      baseVersion: input.baseVersion,
      acceptedWarnings: input.acceptedWarnings,
      acknowledged: input.acknowledged,
    });
    return { environment: environment.key, version };
  },
});
