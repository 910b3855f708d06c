import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { refused } from '@/lib/core/errors';
import { lockKeys, openRoot, requireRoot } from './key-records';
import { readRoot } from './root-key';
import { sealKey } from './sealing';

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

/**
 * Takes back the root key that was exported: from then on this installation signs key sets by itself again. One that is here is
 * sealed anew, which is what is needed when FAIRLEAD_KEY was lost.
 */
export const importRootKey = defineCommand({
  action: 'signing_key.import_root',
  input: z.strictObject({ rootKey: z.string('Give the root key that was exported.').max(2_000) }),
  run: async ({ tx, audit }, { rootKey }) => {
    await lockKeys(tx);
    const { kid, x } = await requireRoot(tx);
    const given = await readRoot(rootKey);
    if (given.x !== x) throw refused('This is not the root key that is in force.');
    await tx.signingKey.update({ where: { kid }, data: { sealed: await sealKey('root', kid, given.d) } });
    await audit({ subjectType: 'signing key', subjectId: kid, data: { role: 'root', offline: false } });
    return { kid };
  },
});
