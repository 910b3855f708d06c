import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { notFound, refused } from '@/lib/core/errors';
import type { Stop } from '@/lib/policy/types';
import { keySchema } from '../source-schema';
import { describeStop, stopSchema, toStop, withoutStop, withStop } from '../stops';
import { concludeReview, requireApproval } from './approval';
import { endStopEmergencies, recordEmergency } from './emergencies';
import { stopsOf, underStops } from './in-force';
import type { Published } from './publish-commands';
import { type EnvironmentRecord, environmentByKey } from './records';
import { activeVersion, lockEnvironment, writeVersion } from './write-version';

/** Every version keeps the list of them. */
const MOST_STOPS = 500;

/**
 * Stops an offering, model, channel, owner or region at once, in each environment named: a version with the same rules
 * and one stop more. It is made over whatever is active, since a stop must not wait for anybody's edit; it can only
 * close. Environments without a policy, and those where it is stopped already, are left as they are.
 */
export const stopRouting = defineCommand({
  action: 'policy.stop',
  perEnvironment: true,
  input: stopSchema.extend({
    environments: z.array(keySchema).min(1, 'Choose at least one environment.').max(50),
  }),
  run: async (context, { environments, ...order }): Promise<readonly Published[]> => {
    const stop = toStop(order);
    const found: EnvironmentRecord[] = [];
    for (const key of new Set(environments)) found.push(await environmentByKey(context.tx, key));
    for (const { id } of found) context.authorise(id);
    const published: Published[] = [];
    // In one order for everyone, so that two stops at once do not wait for each other for ever.
    for (const environment of found.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const change = (stops: readonly Stop[]) => withStop(stops, stop);
      // What others would have to approve, one person may close at once; a second one ratifies it.
      const emergency = environment.approvalsRequired > 0;
      const version = await releaseStops(context, {
        environment,
        kind: 'stop',
        reason: order.reason,
        change,
        emergency,
      });
      if (version !== null && emergency) {
        await recordEmergency(context, { environment, version, kind: 'stop', reason: order.reason });
      }
      if (version !== null) published.push({ environment: environment.key, version });
    }
    if (published.length === 0) {
      throw refused(
        `Nothing to do: ${describeStop(stop)} is stopped already, or nothing is published there.`,
      );
    }
    return published;
  },
});

/**
 * Lifts a stop in one environment: a version with the same rules and one stop fewer. It opens something, so it is
 * approved like a publish, and it ends the emergency that the stop was.
 */
export const liftStop = defineCommand({
  action: 'policy.lift',
  perEnvironment: true,
  input: z.strictObject({
    environment: keySchema,
    /** `describeStop` of the stop. */
    stop: z.string().max(300),
    reason: z.string().trim().min(1, 'Say why, in a line.').max(2000, 'At most 2,000 characters.'),
  }),
  run: async (context, { environment: key, stop, reason }): Promise<Published> => {
    const { tx, now } = context;
    const environment = await environmentByKey(tx, key);
    context.authorise(environment.id);
    await lockEnvironment(tx, environment.id);
    if (!stopsOf(await activeVersion(tx, environment.id)).some((one) => describeStop(one) === stop)) {
      throw notFound('stop');
    }
    const nothing = { draftId: null, ofVersion: null, digest: null };
    const reviewId = await requireApproval(tx, { environment, kind: 'lift', stop, ...nothing });
    const change = (stops: readonly Stop[]) => withoutStop(stops, stop);
    const version = await releaseStops(context, { environment, kind: 'lift', reason, change, reviewId });
    if (version === null) throw notFound('stop');
    await concludeReview(tx, { reviewId, draftId: null }, now);
    await endStopEmergencies(tx, environment.id, stop, now);
    return { environment: key, version };
  },
});

/** The next version with the active rules and other stops; null when there is none to change, or no change. */
async function releaseStops(
  context: CommandContext,
  {
    environment,
    kind,
    reason,
    change,
    emergency = false,
    reviewId = null,
  }: {
    readonly environment: EnvironmentRecord;
    readonly kind: 'stop' | 'lift';
    readonly reason: string;
    readonly change: (stops: readonly Stop[]) => readonly Stop[];
    readonly emergency?: boolean;
    readonly reviewId?: string | null;
  },
): Promise<number | null> {
  const { tx } = context;
  await lockEnvironment(tx, environment.id);
  const active = await activeVersion(tx, environment.id);
  if (!active) return null;
  const before = stopsOf(active);
  const after = change(before);
  if (after.length === before.length) return null;
  if (after.length > MOST_STOPS) {
    throw refused(
      `There are ${MOST_STOPS} stops in force already. Stop a whole channel, model, owner or region, or take the offerings out of the rules.`,
    );
  }
  const version = active.version + 1;
  await writeVersion(context, {
    environment,
    version,
    kind,
    ofVersion: null,
    reviewId,
    emergency,
    reason,
    ...(await underStops(tx, active.whole, after)),
    source: active.source,
    notes: active.notes,
    findings: [],
    recorded: { before: before.map(describeStop), after: after.map(describeStop) },
  });
  return version;
}
