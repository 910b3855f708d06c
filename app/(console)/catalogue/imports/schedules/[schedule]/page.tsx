import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/imports/imports.module.css';
import { ScheduleForm } from '@/components/imports/ScheduleForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listSchedules } from '@/lib/catalog/server/schedule-import-queries';
import { Refusal } from '../../../../settings/refusal';
import { updateScheduleAction } from '../../schedule-actions';

export const metadata: Metadata = { title: 'Schedule' };

export default async function SchedulePage({
  params,
}: {
  readonly params: Promise<{ readonly schedule: string }>;
}) {
  const { roles } = await requireCaller();
  if (!allows(roles, 'import_schedule.update')) {
    return <Refusal action="import_schedule.update" />;
  }
  const { schedule: id } = await params;
  const schedule = (await listSchedules()).find((one) => one.id === id);
  if (!schedule) notFound();
  return (
    <div className={styles.page}>
      <PageHeader title={`Schedule of ${schedule.sourceName}`} />
      <ScheduleForm existing={schedule} save={updateScheduleAction} />
    </div>
  );
}
