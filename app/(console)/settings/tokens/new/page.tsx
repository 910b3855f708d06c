import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { OwnTokenForm } from '@/components/access/OwnTokenForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { listEnvironmentKeys } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { listOwnTokens } from '@/lib/auth/server/token-queries';
import { env } from '@/lib/env';
import { type PageSearch, pageEnvironment } from '../../../routing/environment';
import { Refusal } from '../../refusal';
import { createOwnTokenAction } from '../../token-actions';

export const metadata: Metadata = { title: 'New token' };

export default async function NewOwnTokenPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const caller = await requireCaller();
  const [all, selected, { accounts }, search] = await Promise.all([
    listEnvironmentKeys(),
    pageEnvironment(searchParams),
    listOwnTokens(caller),
    searchParams,
  ]);
  const environments = all.filter(({ id }) =>
    allows(caller.roles, 'own_token.create', { environmentId: id }),
  );
  const chosen = environments.find(({ key }) => key === selected.key) ?? environments[0];
  if (!chosen) return <Refusal action="own_token.create" />;
  return (
    <div className={styles.stack}>
      <PageHeader
        title="New token"
        description="Whoever holds it acts for you, so hand it to nobody. It is shown once."
      />
      <OwnTokenForm
        environments={environments}
        environment={chosen.key}
        accounts={accounts.map(({ id, name }) => ({ id, name }))}
        account={accounts.find(({ id }) => id === search.for)?.id ?? null}
        me={caller.name}
        origin={env().NEXTAUTH_URL}
        create={createOwnTokenAction}
      />
    </div>
  );
}
