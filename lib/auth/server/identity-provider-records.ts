import { conflict, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { IdentityProvider } from '@/lib/db/generated/client';
import { openSecret, sealSecret } from '@/lib/signing/server/sealed-secret';
import type { IdentityProviderDto } from '../identity-provider';
import { isRole } from '../roles';

/** Bound to its row, so that one provider's secret cannot be put into another's place. */
const placeOf = (id: string) => ({ role: 'identity_provider', kid: id });

/** A client secret in the form in which its row keeps it; null for a client without one. */
export async function sealClientSecret(id: string, secret: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (secret === '') return null;
  return sealSecret(placeOf(id), secret);
}

/**
 * The client secret of a row, or null where it has none.
 * @throws SealProblem when another key sealed it; AppError unavailable without a sealing key
 */
export async function openClientSecret(row: Pick<IdentityProvider, 'id' | 'clientSecret'>) {
  return row.clientSecret && openSecret(placeOf(row.id), row.clientSecret);
}

/** A row as screens know it. */
export function providerDto(row: IdentityProvider): IdentityProviderDto {
  const { id, revision, key, name, issuer, clientId, clientSecret, scopes, groupsClaim } = row;
  const { domains, enforced, createsPeople, firstRole } = row;
  return {
    id,
    revision,
    key,
    name,
    issuer,
    clientId,
    hasSecret: clientSecret !== null,
    scopes,
    groupsClaim,
    domains,
    enforced,
    createsPeople,
    firstRole: firstRole !== null && isRole(firstRole) ? firstRole : null,
  };
}

/** What of a provider goes into the audit trail: all but the secret, of which only whether there is one. */
export function auditableProvider(row: IdentityProvider): Record<string, unknown> {
  const { id: _id, revision: _revision, key: _key, ...rest } = providerDto(row);
  return rest;
}

/** The provider, locked until the transaction ends; refused when it is gone or not as the caller saw it. */
export async function lockProvider(tx: Transaction, id: string, revision: number): Promise<IdentityProvider> {
  await tx.$queryRaw`SELECT id FROM identity_providers WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.identityProvider.findFirst({ where: { id, archivedAt: null } });
  if (!row) throw notFound('identity provider');
  if (row.revision !== revision) throw conflict('identity provider', providerDto(row));
  return row;
}
