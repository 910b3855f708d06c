import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { notFound, refused } from '@/lib/core/errors';
import { PolicyError } from '@/lib/policy/errors';
import { readOverlay } from '@/lib/policy/prepare-overlay';
import type { Overlay } from '@/lib/policy/types';
import { keySchema } from '../source-schema';
import { describeStop, stopSchema, toStop, withoutStop, withStop } from '../stops';
import type { Published } from './publish-commands';
import { type EnvironmentRecord, environmentByKey } from './records';
import { activeVersion, lockEnvironment, writeVersion } from './write-version';

/**
 * Stops an offering, model, channel, owner or region at once, in each environment named: a version with the same bundle
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
      const change = (overlay: Overlay) => withStop(overlay, stop);
      const version = await releaseOverlay(context, {
        environment,
        kind: 'stop',
        reason: order.reason,
        change,
      });
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

/** Lifts a stop in one environment: a version with the same bundle and one stop fewer. */
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
    const environment = await environmentByKey(context.tx, key);
    context.authorise(environment.id);
    const change = (overlay: Overlay) => withoutStop(overlay, stop);
    const version = await releaseOverlay(context, { environment, kind: 'lift', reason, change });
    if (version === null) throw notFound('stop');
    return { environment: key, version };
  },
});

/** The next version with the active bundle and another overlay; null when there is none to change, or no change. */
async function releaseOverlay(
  context: CommandContext,
  {
    environment,
    kind,
    reason,
    change,
  }: {
    readonly environment: EnvironmentRecord;
    readonly kind: 'stop' | 'lift';
    readonly reason: string;
    readonly change: (overlay: Overlay) => Overlay;
  },
): Promise<number | null> {
  await lockEnvironment(context.tx, environment.id);
  const active = await activeVersion(context.tx, environment.id);
  if (!active) return null;
  const before = active.overlay as unknown as Overlay;
  const overlay = change(before);
  if (overlay.disabled.length === before.disabled.length) return null;
  refuseTooLarge(overlay);
  const version = active.version + 1;
  await writeVersion(context, {
    environment,
    version,
    kind,
    ofVersion: null,
    reason,
    bundle: { digest: active.bundleDigest, size: active.bundle.size },
    overlay,
    source: active.source,
    notes: active.notes,
    findings: [],
    recorded: { before: before.disabled.map(describeStop), after: overlay.disabled.map(describeStop) },
  });
  return version;
}

function refuseTooLarge(overlay: Overlay): void {
  try {
    readOverlay(overlay);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw refused(
      'There are too many stops in force to carry one more. Take the offerings out of the rules and publish, or stop a whole channel, model or owner.',
    );
  }
}
