import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { KeyRole } from '../key';
import { lockKeys, makeKey, openRoot, signingKey } from './key-records';
import { currentKeySet, OVERLAP, writeKeySet } from './key-set-records';
import { openKey } from './sealing';

const kidSchema = z.string('Say which key you mean.').min(1).max(100);
/** The exported root key, where it is kept offline. */
const rootKeySchema = z.string().max(2_000).optional();

/** Makes the first root, release and freshness key and the first key set. Refused when there are keys already. */
export const createSigningKeys = defineCommand({
  action: 'signing_key.create',
  input: z.strictObject({}),
  run: async ({ tx, caller, now, audit }) => {
    await lockKeys(tx);
    if (await signingKey(tx, 'root')) throw refused('There are signing keys already.');
    const root = await makeKey(tx, 'root', now, caller.actorId);
    const release = await makeKey(tx, 'release', now, caller.actorId);
    const freshness = await makeKey(tx, 'freshness', now, caller.actorId);
    const { keysVersion } = await writeKeySet(tx, await openKey(root), now, caller.actorId);
    await audit({
      subjectType: 'key set',
      subjectId: String(keysVersion),
      data: { root: root.kid, release: release.kid, freshness: freshness.kid },
    });
    return { keysVersion, root: root.x };
  },
});

/**
 * Puts a new release or freshness key in the place of the one that signs. The old one stays in the key set until what
 * it signed can no longer matter.
 */
export const rotateSigningKey = defineCommand({
  action: 'signing_key.rotate',
  input: z.strictObject({
    role: z.enum(['release', 'freshness'], 'Choose the release or the freshness key.'),
    kid: kidSchema,
    rootKey: rootKeySchema,
  }),
  run: async ({ tx, caller, now, audit }, { role, kid, rootKey }) => {
    await lockKeys(tx);
    const old = await requireCurrent(tx, role, kid);
    const root = await openRoot(tx, rootKey);
    const until = Math.min(old.expiresAt.getTime(), now.getTime() + OVERLAP.freshness);
    await tx.signingKey.update({
      where: { kid },
      data: { retiredAt: now, ...(role === 'freshness' && { expiresAt: new Date(until) }) },
    });
    const made = await makeKey(tx, role, now, caller.actorId);
    const { keysVersion } = await writeKeySet(tx, root, now, caller.actorId);
    await audit({
      subjectType: 'signing key',
      subjectId: made.kid,
      data: { role, before: kid, keySet: keysVersion },
    });
    return { kid: made.kid, keysVersion };
  },
});

/**
 * Hands over to a new root key: one key set, signed by the old one, names the new one, and the next is signed by that.
 * Routers that have pinned the old one follow; the old one is trusted no longer.
 */
export const rotateRootKey = defineCommand({
  action: 'signing_key.rotate_root',
  input: z.strictObject({ kid: kidSchema, rootKey: rootKeySchema }),
  run: async ({ tx, caller, now, audit }, { kid, rootKey }) => {
    await lockKeys(tx);
    await requireCurrent(tx, 'root', kid);
    const old = await openRoot(tx, rootKey);
    await tx.signingKey.update({ where: { kid }, data: { retiredAt: now } });
    const made = await makeKey(tx, 'root', now, caller.actorId);
    await writeKeySet(tx, old, now, caller.actorId);
    const { keysVersion } = await writeKeySet(tx, await openKey(made), now, caller.actorId);
    await audit({
      subjectType: 'signing key',
      subjectId: made.kid,
      data: { role: 'root', before: kid, keySet: keysVersion },
    });
    return { kid: made.kid, x: made.x, keysVersion };
  },
});

/** Gives out the private root key as a JWK, to be kept elsewhere; with `offline`, this installation forgets it. */
export const exportRootKey = defineCommand({
  action: 'signing_key.export_root',
  input: z.strictObject({ offline: z.boolean() }),
  run: async ({ tx, audit }, { offline }) => {
    await lockKeys(tx);
    const { kid, x, d } = await openRoot(tx);
    if (offline) await tx.signingKey.update({ where: { kid }, data: { sealed: null } });
    await audit({ subjectType: 'signing key', subjectId: kid, data: { role: 'root', offline } });
    return { kty: 'OKP' as const, crv: 'Ed25519' as const, kid, x, d };
  },
});

/** Signs the key set anew: for new environments, and so that it does not end. */
export const renewKeySet = defineCommand({
  action: 'signing_key.renew',
  input: z.strictObject({ rootKey: rootKeySchema }),
  run: async ({ tx, caller, now, audit }, { rootKey }) => {
    await lockKeys(tx);
    const { keysVersion, exp } = await writeKeySet(tx, await openRoot(tx, rootKey), now, caller.actorId);
    await audit({ subjectType: 'key set', subjectId: String(keysVersion), data: { exp } });
    return { keysVersion };
  },
});

/**
 * Raises an environment's epoch, in the key set too. Its next version is above every version before, whatever their
 * numbers: what is needed after an older backup was restored.
 */
export const raiseEpoch = defineCommand({
  action: 'environment.raise_epoch',
  perEnvironment: true,
  input: z.strictObject({
    environment: z.string().min(1).max(100),
    /** The epoch that the caller saw. */
    epoch: z.int().min(1).max(1_000_000),
    reason: z.string().trim().min(1, 'Say why.').max(500, 'At most 500 characters.'),
    rootKey: rootKeySchema,
  }),
  run: async ({ tx, caller, now, authorise, audit }, input) => {
    const environment = await tx.environment.findFirst({
      where: { key: input.environment, archivedAt: null },
    });
    if (!environment) throw notFound('environment');
    const { id, key } = environment;
    authorise(id);
    await tx.$queryRaw`SELECT id FROM environments WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    await lockKeys(tx);
    const { epoch } = await tx.environment.findUniqueOrThrow({ where: { id } });
    if (epoch !== input.epoch) throw conflict('environment', { epoch });
    await tx.environment.update({
      where: { id },
      data: { epoch: epoch + 1, revision: { increment: 1 } },
    });
    if (await currentKeySet(tx))
      await writeKeySet(tx, await openRoot(tx, input.rootKey), now, caller.actorId);
    await audit({
      subjectType: 'environment',
      subjectId: id,
      environment: key,
      data: { before: { epoch }, after: { epoch: epoch + 1 }, reason: input.reason },
    });
    return { environment: key, epoch: epoch + 1 };
  },
});

/** The key of a role that signs, if it is the one that the caller saw. */
async function requireCurrent(tx: Transaction, role: KeyRole, kid: string) {
  const current = await signingKey(tx, role);
  if (!current) throw refused('There are no signing keys yet.');
  if (current.kid !== kid) throw conflict('signing key', { kid: current.kid });
  return current;
}
