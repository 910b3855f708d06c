import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { lockKeys, makeKey, requireRoot } from './key-records';
import { writeKeySet } from './key-set-records';
import { rootInput, rootSigner } from './root-signer';

const environmentSchema = z.string('Choose an environment.').min(1).max(100);

/**
 * Makes a release key that is believed in one environment alone and signs there from now on, in the place of the one for
 * every environment.
 */
export const makeEnvironmentKey = defineCommand({
  action: 'signing_key.create_limited',
  input: z.strictObject({ environment: environmentSchema, rootKey: rootInput.rootKey }),
  run: async ({ tx, caller, now, audit }, { environment: key, rootKey }) => {
    const environment = await requireEnvironment(tx, key);
    await lockKeys(tx);
    await requireRoot(tx);
    if (await ownKey(tx, environment.id)) throw refused(`${environment.name} has a release key of its own.`);
    const signer = await rootSigner(tx, { rootKey }, now);
    const made = await makeKey(tx, 'release', now, caller.actorId, { environmentId: environment.id });
    const { keysVersion } = await writeKeySet(tx, signer, caller.actorId);
    await audit({
      subjectType: 'signing key',
      subjectId: made.kid,
      environment: key,
      data: { role: 'release', keySet: keysVersion },
    });
    return { kid: made.kid, keysVersion };
  },
});

/** Ends the release key of one environment: the one for every environment signs there again. */
export const endEnvironmentKey = defineCommand({
  action: 'signing_key.end_limited',
  input: z.strictObject({ environment: environmentSchema, rootKey: rootInput.rootKey }),
  run: async ({ tx, caller, now, audit }, { environment: key, rootKey }) => {
    const environment = await requireEnvironment(tx, key);
    await lockKeys(tx);
    const own = await ownKey(tx, environment.id);
    if (!own) throw refused(`${environment.name} has no release key of its own.`);
    const signer = await rootSigner(tx, { rootKey }, now);
    await tx.signingKey.update({ where: { kid: own.kid }, data: { retiredAt: now } });
    const { keysVersion } = await writeKeySet(tx, signer, caller.actorId);
    await audit({
      subjectType: 'signing key',
      subjectId: own.kid,
      environment: key,
      data: { role: 'release', ended: true, keySet: keysVersion },
    });
    return { keysVersion };
  },
});

async function requireEnvironment(tx: Transaction, key: string) {
  const environment = await tx.environment.findFirst({ where: { key, archivedAt: null } });
  if (!environment) throw notFound('environment');
  return environment;
}

function ownKey(tx: Transaction, environmentId: string) {
  return tx.signingKey.findFirst({ where: { role: 'release', environmentId, retiredAt: null } });
}
