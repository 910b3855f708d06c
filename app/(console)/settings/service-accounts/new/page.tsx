import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ServiceAccountForm } from '@/components/access/ServiceAccountForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { listEnvironmentKeys, listPeople } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../refusal';
import { createServiceAccountAction } from '../../token-actions';

export const metadata: Metadata = { title: 'New service account' };

export default async function NewServiceAccountPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'service_account.create')) {
    return <Refusal action="service_account.create" />;
  }
  const [people, environments] = await Promise.all([listPeople(caller), listEnvironmentKeys()]);
  return (
    <div className={styles.stack}>
      <PageHeader
        title="New service account"
        description="For a pipeline or another machine. The person who answers for it makes its tokens, under My tokens."
      />
      <ServiceAccountForm
        account={null}
        people={people.filter(({ deactivatedAt }) => !deactivatedAt)}
        environments={environments}
        save={createServiceAccountAction}
      />
    </div>
  );
}
