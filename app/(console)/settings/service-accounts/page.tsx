import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ServiceAccountsTable } from '@/components/access/ServiceAccountsTable';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listServiceAccounts } from '@/lib/auth/server/token-queries';
import { Refusal } from '../refusal';

export const metadata: Metadata = { title: 'Service accounts' };

export default async function ServiceAccountsPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'people.read')) return <Refusal action="people.read" />;
  const create = allows(caller.roles, 'service_account.create') && (
    <LinkButton href="/settings/service-accounts/new">New service account</LinkButton>
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Service accounts"
        description="Machines that edit, ask for approval and publish, each with a person who answers for it."
        actions={create}
      />
      <ServiceAccountsTable accounts={await listServiceAccounts(caller)} create={create} />
    </div>
  );
}
