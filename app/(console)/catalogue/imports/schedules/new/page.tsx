import type { Metadata } from 'next';
import styles from '@/components/imports/imports.module.css';
import { ScheduleForm } from '@/components/imports/ScheduleForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../../../settings/refusal';
import { createScheduleAction } from '../../schedule-actions';

export const metadata: Metadata = { title: 'New schedule' };

export default async function NewSchedulePage() {
  const { roles } = await requireCaller();
  if (!allows(roles, 'import_schedule.create')) {
    return <Refusal action="import_schedule.create" />;
  }
  return (
    <div className={styles.page}>
      <PageHeader title="New schedule" description="A source that is fetched again and again." />
      <ScheduleForm existing={null} save={createScheduleAction} />
    </div>
  );
}
