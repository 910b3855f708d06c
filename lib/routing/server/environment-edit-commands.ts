import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { type EnvironmentSettings, editedEnvironmentSchema } from '../environment-settings';
import { keySchema } from '../source-schema';
import { environmentsInOrder, requireAnother, writeOrder } from './environment-order';
import { environmentSettings, seenEnvironment } from './seen-environment';

/**
 * Renames an environment, says whether it is production, and how long its routers may go without fresh proof: the last
 * from its next version on.
 * @throws AppError conflict with the environment as it is; refused where no production would be left, or one person's
 *   approval counts in it
 */
export const updateEnvironment = defineCommand({
  action: 'environment.update',
  input: editedEnvironmentSchema,
  run: async ({ tx, audit }, { environment: key, revision, ...after }): Promise<EnvironmentSettings> => {
    const { environment: before, environments } = await seenEnvironment(tx, { environment: key, revision });
    if (before.production && !after.production) requireAnother(environments, before.id);
    if (after.production && before.singlePerson)
      throw refused(
        'One person’s approval counts here, and production takes two. Switch that off under Company first.',
      );
    const saved = await tx.environment.update({
      where: { id: before.id },
      data: { ...after, revision: { increment: 1 } },
    });
    const { name, production, staleAfter, denyAfter } = before;
    const data = { before: { name, production, staleAfter, denyAfter }, after };
    await audit({ subjectType: 'environment', subjectId: before.id, environment: key, data });
    return environmentSettings(saved);
  },
});

/** Puts an environment at another place in the order that was looked at. */
export const moveEnvironment = defineCommand({
  action: 'environment.move',
  input: z.strictObject({
    environment: keySchema,
    /** Its place, from 0. */
    to: z.int('Say which place.').min(0),
    /** Keys, in the order that was looked at. */
    seen: z.array(keySchema).max(1_000),
  }),
  run: async ({ tx, audit }, { environment: key, to, seen }): Promise<{ order: readonly string[] }> => {
    const environments = await environmentsInOrder(tx);
    const order = environments.map((environment) => environment.key);
    if (order.join() !== seen.join()) throw conflict('order of environments', { order });
    const moved = environments.find((environment) => environment.key === key);
    if (!moved) throw notFound('environment');
    if (to >= environments.length) throw invalid([{ path: '/to', message: 'There is no such place.' }]);
    const next = environments.filter((environment) => environment !== moved).toSpliced(to, 0, moved);
    await writeOrder(
      tx,
      next.map(({ id }) => id),
    );
    const after = next.map((environment) => environment.key);
    const data = { before: order, after };
    await audit({ subjectType: 'environment', subjectId: moved.id, environment: key, data });
    return { order: after };
  },
});
