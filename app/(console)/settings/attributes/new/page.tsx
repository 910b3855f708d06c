import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { AttributeForm } from '@/components/routing/vocabulary/AttributeForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../refusal';
import { createAttributeAction } from '../../vocabulary-actions';

export const metadata: Metadata = { title: 'New attribute' };

export default async function NewAttributePage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'attribute.create')) {
    return <Refusal action="attribute.create" />;
  }
  return (
    <div className={styles.stack}>
      <PageHeader
        title="New attribute"
        description="Routers may send it once an environment has published again. Without values it takes any."
      />
      <AttributeForm existing={null} uses={[]} environment="" save={createAttributeAction} />
    </div>
  );
}
