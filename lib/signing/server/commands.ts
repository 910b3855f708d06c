import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { currentKeySet } from './current-key-set';
import { raise, replaceKey, requireCurrent } from './key-changes';
import { lockKeys, makeKey, openRoot, signingKey } from './key-records';
import { writeKeySet } from './key-set-records';
import { rootInput, rootSigner, signingWith } from './root-signer';
import { openKey } from './sealing';

const kidSchema = z.string('Say which key you mean.').min(1).max(100);

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
    const { keysVersion } = await writeKeySet(tx, signingWith(await openKey(root), now), caller.actorId);
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
    ...rootInput,
  }),
  run: async ({ tx, caller, now, audit }, { role, kid, ...root }) => {
    await lockKeys(tx);
    const signer = await rootSigner(tx, root, now);
    const made = await replaceKey({ tx, by: caller.actorId, signer }, { role, kid });
    await audit({
      subjectType: 'signing key',
      subjectId: made.kid,
      data: { role, before: kid, keySet: made.keysVersion },
    });
    return made;
  },
});

/**
 * Hands over to a new root key: one key set, signed by the old one, names the new one, and the next is signed by that.
 * Routers that have pinned the old one follow; the old one is trusted no longer.
 */
export const rotateRootKey = defineCommand({
  action: 'signing_key.rotate_root',
  input: z.strictObject({ kid: kidSchema, rootKey: rootInput.rootKey }),
  run: async ({ tx, caller, now, audit }, { kid, rootKey }) => {
    await lockKeys(tx);
    await requireCurrent(tx, 'root', kid);
    const old = await openRoot(tx, rootKey);
    await tx.signingKey.update({ where: { kid }, data: { retiredAt: now } });
    const made = await makeKey(tx, 'root', now, caller.actorId);
    await writeKeySet(tx, signingWith(old, now), caller.actorId);
    const { keysVersion } = await writeKeySet(tx, signingWith(await openKey(made), now), caller.actorId);
    await audit({
      subjectType: 'signing key',
      subjectId: made.kid,
      data: { role: 'root', before: kid, keySet: keysVersion },
    });
    return { kid: made.kid, x: made.x, keysVersion };
  },
});

/** Signs the key set anew: for new environments, and so that it does not end. */
export const renewKeySet = defineCommand({
  action: 'signing_key.renew',
  input: z.strictObject(rootInput),
  run: async ({ tx, caller, now, audit }, root) => {
    await lockKeys(tx);
    const { keysVersion, exp } = await writeKeySet(tx, await rootSigner(tx, root, now), caller.actorId);
    await audit({ subjectType: 'key set', subjectId: String(keysVersion), data: { exp } });
    return { keysVersion };
  },
});

/**
 * Raises an environment's epoch, in the key set too: by one, or above those that hosts have seen. Its next version is above
 * every version before, whatever their numbers: what is needed after an older backup was restored.
 */
export const raiseEpoch = defineCommand({
  action: 'environment.raise_epoch',
  perEnvironment: true,
  input: z.strictObject({
    environment: z.string().min(1).max(100),
    /** The epoch that the caller saw. */
    epoch: z.int().min(1).max(1_000_000),
    reason: z.string().trim().min(1, 'Say why.').max(500, 'At most 500 characters.'),
    ...rootInput,
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
    const signer = (await currentKeySet(tx)) && (await rootSigner(tx, input, now));
    const raised = await raise({ tx, by: caller.actorId, signer }, { id, epoch, now });
    await audit({
      subjectType: 'environment',
      subjectId: id,
      environment: key,
      data: { before: { epoch }, after: { epoch: raised }, reason: input.reason },
    });
    return { environment: key, epoch: raised };
  },
});
