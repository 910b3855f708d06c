import { IconKey } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ProviderList } from '@/components/access/providers/ProviderList';
import { PROVIDERS_HREF } from '@/components/access/providers/provider-links';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { listProviders } from '@/lib/auth/server/identity-providers';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../refusal';

export const metadata: Metadata = { title: 'Identity providers' };

export default async function ProvidersPage() {
  const { roles } = await requireCaller();
  if (!allows(roles, 'identity_provider.read')) {
    return <Refusal action="identity_provider.read" />;
  }
  const providers = await listProviders();
  const create = allows(roles, 'identity_provider.create') && (
    <LinkButton href={`${PROVIDERS_HREF}/new`}>New provider</LinkButton>
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Identity providers"
        description="Where people sign in with the company’s own accounts (OpenID Connect), and from where they are provisioned (SCIM)."
        actions={create}
      />
      {providers.length > 0 ? (
        <ProviderList providers={providers} />
      ) : (
        <EmptyState icon={<IconKey />} title="No identity providers yet" action={create}>
          Add Entra ID, Okta, Google Workspace, Keycloak or any other OpenID provider, and people sign in with
          the account that they have already.
        </EmptyState>
      )}
    </div>
  );
}
