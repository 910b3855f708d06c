import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invalid, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import {
  clientSecretSchema,
  type IdentityProviderDto,
  providerFields,
  providerKeySchema,
} from '../identity-provider';
import { defineCommand } from './command';
import { auditableProvider, lockProvider, providerDto, sealClientSecret } from './identity-provider-records';
import { checkProvider, isMoved, keepAgreedGroups } from './identity-provider-rules';
import { lockPeople } from './people-lock';
import { endSessions } from './sessions';

const subjectType = 'identity_provider';
const seen = { id: idSchema, revision: revisionSchema };

/** Adds a provider at which people sign in, or which provisions them. Its client secret is sealed and never shown again. */
export const createIdentityProvider = defineCommand({
  action: 'identity_provider.create',
  input: z.strictObject({ ...providerFields, key: providerKeySchema, clientSecret: clientSecretSchema }),
  run: async ({ tx, audit, now }, { key, clientSecret, ...fields }): Promise<IdentityProviderDto> => {
    await lockPeople(tx);
    if (await tx.identityProvider.findUnique({ where: { key } })) {
      throw invalid([{ path: '/key', message: `There is or was a provider ${key}. Choose another key.` }]);
    }
    await checkProvider(tx, null, fields);
    const id = randomUUID();
    const sealed = await sealClientSecret(id, clientSecret);
    const row = await tx.identityProvider.create({
      data: { id, key, ...fields, clientSecret: sealed, createdAt: now },
    });
    await audit({ subjectType, subjectId: id, data: { key, after: auditableProvider(row) } });
    return providerDto(row);
  },
});

/**
 * Changes a provider. An empty secret keeps the one that there is; `forgetSecret` takes it out. At another issuer or client id nobody is who they were:
 * sessions that began there end, and people are found anew by their e-mail.
 */
export const updateIdentityProvider = defineCommand({
  action: 'identity_provider.update',
  input: z.strictObject({
    ...seen,
    ...providerFields,
    clientSecret: clientSecretSchema,
    forgetSecret: z.boolean().default(false),
  }),
  run: async ({ tx, audit, now }, { id, revision, clientSecret, forgetSecret, ...fields }) => {
    await lockPeople(tx);
    const before = await lockProvider(tx, id, revision);
    await checkProvider(tx, before, fields);
    await keepAgreedGroups(tx, before, fields);
    const sealed = forgetSecret ? null : await sealClientSecret(id, clientSecret);
    const row = await tx.identityProvider.update({
      where: { id },
      data: {
        ...fields,
        revision: { increment: 1 },
        ...(forgetSecret || sealed ? { clientSecret: sealed } : {}),
      },
    });
    const moved = isMoved(before, fields) ? await unlink(tx, id, now) : null;
    const data = {
      key: row.key,
      before: auditableProvider(before),
      after: auditableProvider(row),
      secretChanged: forgetSecret || sealed !== null,
      ...(moved && { moved }),
    };
    await audit({ subjectType, subjectId: id, data });
    return providerDto(row);
  },
});

/**
 * Nobody signs in there any more, and what came of it ends: sessions, tokens for provisioning, and that people belong to it.
 * They stay, with their accounts, and are managed here.
 */
export const archiveIdentityProvider = defineCommand({
  action: 'identity_provider.archive',
  input: z.strictObject(seen),
  run: async ({ tx, audit, now }, { id, revision }): Promise<{ id: string }> => {
    await lockPeople(tx);
    const { key, name } = await lockProvider(tx, id, revision);
    const mappings = await tx.groupRole.count({ where: { providerId: id } });
    if (mappings > 0) {
      throw refused(
        `Groups of ${name} give roles. Remove those mappings first, so that nothing is lost unseen.`,
      );
    }
    const { sessions, accounts } = await unlink(tx, id, now);
    const tokens = await tx.scimToken.updateMany({
      where: { providerId: id, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.person.updateMany({
      where: { providerId: id },
      data: { providerId: null, externalId: null, revision: { increment: 1 } },
    });
    await tx.identityProvider.update({
      where: { id },
      data: { archivedAt: now, enforced: false, clientSecret: null, revision: { increment: 1 } },
    });
    const data = { key, sessions, tokens: tokens.count, accounts };
    await audit({ subjectType, subjectId: id, data });
    return { id };
  },
});

/** Ends what rests on the provider's word for who somebody is. @returns how many */
async function unlink(tx: Transaction, providerId: string, now: Date) {
  const sessions = await endSessions(tx, { providerId }, 'provider', now);
  const { count: accounts } = await tx.account.updateMany({
    where: { providerId },
    data: { providerId: null, subject: null, revision: { increment: 1 } },
  });
  return { accounts, sessions };
}
