import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { RegionGroupForm } from '@/components/routing/vocabulary/RegionGroupForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../refusal';
import { createRegionGroupAction } from '../../vocabulary-actions';
import { offered } from '../offered';

export const metadata: Metadata = { title: 'New region group' };

export default async function NewRegionGroupPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'region_group.create')) {
    return <Refusal action="region_group.create" />;
  }
  return (
    <div className={styles.stack}>
      <PageHeader title="New region group" description="Rules can name it as soon as it is there." />
      <RegionGroupForm existing={null} offered={await offered()} save={createRegionGroupAction} />
    </div>
  );
}
