import type { Metadata } from 'next';
import { CreateTokenForm } from '@/components/routers/CreateTokenForm';
import styles from '@/components/routers/routers.module.css';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows, allowsSomewhere } from '@/lib/auth/permissions';
import { listEnvironmentKeys } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { env } from '@/lib/env';
import { type PageSearch, pageEnvironment } from '../../routing/environment';
import { Refusal } from '../../settings/refusal';
import { createTokenAction } from '../actions';

export const metadata: Metadata = { title: 'New router token' };

export default async function NewTokenPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const caller = await requireCaller();
  if (!allowsSomewhere(caller.roles, 'token.create')) return <Refusal action="token.create" />;
  const [all, selected] = await Promise.all([listEnvironmentKeys(), pageEnvironment(searchParams)]);
  const environments = all.filter(({ id }) => allows(caller.roles, 'token.create', { environmentId: id }));
  const chosen = environments.find(({ key }) => key === selected.key) ?? environments[0];
  return (
    <div className={styles.stack}>
      <PageHeader
        title="New router token"
        description="For one router, or one group of routers that is run together. The token is shown once."
      />
      <CreateTokenForm
        environments={environments}
        environment={chosen?.key ?? ''}
        origin={env().NEXTAUTH_URL}
        create={createTokenAction}
      />
    </div>
  );
}
