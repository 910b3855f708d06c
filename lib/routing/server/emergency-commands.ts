import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { keySchema } from '../source-schema';
import { recordEmergency } from './emergencies';
import { type Published, rollBackInput } from './publish-commands';
import { environmentByKey, storedSource } from './records';
import { releaseVersion } from './release-version';
import { rollbackWidenings } from './rollback-widenings';
import { activeVersion, lockEnvironment } from './write-version';

/**
 * Break-glass: one person rolls back at once where others would have to approve it, as long as nothing becomes eligible
 * that is not now. A second person ratifies it within a day.
 */
export const breakGlassRollBack = defineCommand({
  action: 'policy.break_glass',
  perEnvironment: true,
  input: rollBackInput,
  run: async (context, input): Promise<Published> => {
    const { tx, now } = context;
    const environment = await environmentByKey(tx, input.environment);
    context.authorise(environment.id);
    if (environment.approvalsRequired === 0) {
      throw refused(`Nobody has to approve in ${environment.name}: roll back in the ordinary way.`);
    }
    await lockEnvironment(tx, environment.id);
    const wanted = await tx.policyVersion.findUnique({
      where: { environmentId_version: { environmentId: environment.id, version: input.toVersion } },
      select: { source: true },
    });
    if (!wanted) throw notFound('version');
    const active = await activeVersion(tx, environment.id);
    if (active?.version !== input.baseVersion) {
      throw conflict('policy', { activeVersion: active?.version ?? null });
    }
    const source = storedSource(wanted.source);
    const widenings = await rollbackWidenings(tx, environment, active, source, now);
    if (widenings.length > 0) {
      throw refused(
        'This roll back would make offerings eligible that are not now, so others have to approve it.',
        widenings,
      );
    }
    const { reason, baseVersion, acceptedWarnings, acknowledged } = input;
    const version = await releaseVersion(context, {
      environment,
      source,
      kind: 'rollback',
      ofVersion: input.toVersion,
      draftId: null,
      emergency: true,
      reason,
      baseVersion,
      acceptedWarnings,
      acknowledged,
    });
    await recordEmergency(context, { environment, version, kind: 'rollback', reason });
    return { environment: environment.key, version };
  },
});

/** A second person says that what one did at once was right. */
export const ratifyEmergency = defineCommand({
  action: 'emergency.ratify',
  perEnvironment: true,
  input: z.strictObject({
    environment: keySchema,
    version: z.number().int().min(1),
    note: z.string().trim().min(1, 'Say what you looked at.').max(2000, 'At most 2,000 characters.'),
  }),
  run: async (context: CommandContext, { environment: key, version, note }) => {
    const { tx, caller, now, audit } = context;
    const environment = await environmentByKey(tx, key);
    context.authorise(environment.id);
    await tx.$queryRaw`
      SELECT id FROM emergencies WHERE environment_id = ${environment.id}::uuid AND version = ${version} FOR UPDATE`;
    const emergency = await tx.emergency.findUnique({
      where: { environmentId_version: { environmentId: environment.id, version } },
    });
    if (!emergency) throw notFound('emergency');
    if (emergency.ratifiedAt) throw refused('Someone ratified it already.');
    if (emergency.endedAt) throw refused('It has ended: there is nothing left to ratify.');
    const { personId } = caller;
    if (!personId) throw refused('A person has to ratify it, not a service account.');
    if (personId === emergency.personId) {
      throw refused('You did it yourself: a second person has to ratify it.');
    }
    await tx.emergency.update({
      where: { id: emergency.id },
      data: { ratifiedById: personId, ratifiedAt: now, ratifyNote: note },
    });
    await audit({
      subjectType: 'policy version',
      subjectId: `${key}/${version}`,
      environment: key,
      data: { kind: emergency.kind, at: instant(emergency.at), ratifyBy: instant(emergency.ratifyBy) },
    });
    return { environment: key, version };
  },
});
