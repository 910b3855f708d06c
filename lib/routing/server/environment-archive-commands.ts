import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { tokensChanged } from '@/lib/auth/server/token-records';
import { seenSchema } from '../environment-settings';
import { requireAnother, writeOrder } from './environment-order';
import { seenEnvironment } from './seen-environment';

const REASON = 'The environment was archived.';

/**
 * Takes an environment out of use: delivery hosts serve nothing of it any more, its tokens are revoked, what was asked
 * for or scheduled there is over. Its versions and its history stay on record.
 * @throws AppError refused for the last production environment, and the last of all
 */
export const archiveEnvironment = defineCommand({
  action: 'environment.archive',
  input: z.strictObject(seenSchema),
  run: async ({ tx, caller, now, audit }, seen): Promise<{ environment: string }> => {
    const { environment, environments } = await seenEnvironment(tx, seen);
    const { id: environmentId, key } = environment;
    requireAnother(environments, environmentId);
    const archived = await tx.environment.findMany({
      where: { position: { lt: 0 } },
      select: { position: true },
    });
    const position = Math.min(0, ...archived.map((one) => one.position)) - 1;
    await tx.environment.update({
      where: { id: environmentId },
      data: { archivedAt: now, position, revision: { increment: 1 } },
    });
    await writeOrder(
      tx,
      environments.filter(({ id }) => id !== environmentId).map(({ id }) => id),
    );
    const reviews = await tx.review.updateMany({
      where: { environmentId, state: 'open' },
      data: { state: 'void', closedAt: now, closedReason: REASON },
    });
    const schedules = await tx.scheduledPublish.updateMany({
      where: { environmentId, state: 'waiting' },
      data: { state: 'cancelled', finishedAt: now, failure: { message: REASON } },
    });
    const tokens = await tx.routerToken.findMany({
      where: { environmentId, revokedAt: null },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    await tx.routerToken.updateMany({
      where: { id: { in: tokens.map(({ id }) => id) } },
      data: { revokedAt: now, revokedById: caller.actorId },
    });
    await tx.signingKey.updateMany({ where: { environmentId, retiredAt: null }, data: { retiredAt: now } });
    await tokensChanged(tx);
    await tx.deliveryState.update({ where: { id: 1 }, data: { policyRev: { increment: 1 } } });
    await audit({
      subjectType: 'environment',
      subjectId: environmentId,
      environment: key,
      data: {
        key,
        tokens: tokens.map(({ id }) => id),
        reviews: reviews.count,
        schedules: schedules.count,
      },
    });
    return { environment: key };
  },
});
