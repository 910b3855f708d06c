import type { Metadata } from 'next';
import styles from '@/components/imports/imports.module.css';
import { NewImport } from '@/components/imports/NewImport';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../../settings/refusal';
import { readAddressAction, readInstalledAction } from '../actions';

export const metadata: Metadata = { title: 'New import' };

export default async function NewImportPage() {
  const { roles } = await requireCaller();
  if (!allows(roles, 'import.start')) return <Refusal action="import.start" />;
  return (
    <div className={styles.page}>
      <PageHeader
        title="New import"
        description="Reads a price list and shows what it would change, value by value."
      />
      <NewImport
        canFetch={allows(roles, 'import_schedule.create')}
        readAddress={readAddressAction}
        readInstalled={readInstalledAction}
      />
    </div>
  );
}
