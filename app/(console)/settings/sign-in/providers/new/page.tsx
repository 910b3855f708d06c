import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ProviderForm } from '@/components/access/providers/ProviderForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { env } from '@/lib/env';
import { Refusal } from '../../../refusal';
import { createProviderAction, testProviderAction } from '../actions';

export const metadata: Metadata = { title: 'New identity provider' };

export default async function NewProviderPage() {
  const { roles } = await requireCaller();
  if (!allows(roles, 'identity_provider.create')) {
    return <Refusal action="identity_provider.create" />;
  }
  return (
    <div className={styles.stack}>
      <PageHeader
        title="New identity provider"
        description="Make a client for Fairlead at the provider, and enter here how it is reached."
      />
      <ProviderForm
        existing={null}
        enforceable={false}
        origin={env().NEXTAUTH_URL}
        test={testProviderAction}
        save={createProviderAction}
      />
    </div>
  );
}
