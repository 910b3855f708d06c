import type { Metadata } from 'next';
import { ImportsTable } from '@/components/imports/ImportsTable';
import styles from '@/components/imports/imports.module.css';
import { ScheduleList } from '@/components/imports/ScheduleList';
import { LinkButton } from '@/components/ui/LinkButton';
import { NEW_IMPORT_HREF, NEW_SCHEDULE_HREF } from '@/components/ui/links/imports';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listImports } from '@/lib/catalog/server/import-queries';
import { listSchedules } from '@/lib/catalog/server/schedule-import-queries';
import { CatalogueHead } from '../CatalogueHead';
import { archiveScheduleAction, runScheduleAction } from './schedule-actions';

export const metadata: Metadata = { title: 'Imports' };

export default async function ImportsPage() {
  const { roles } = await requireCaller();
  const [imports, schedules] = await Promise.all([listImports(), listSchedules()]);
  const begin = allows(roles, 'import.start') && <LinkButton href={NEW_IMPORT_HREF}>Import</LinkButton>;
  const keeps = allows(roles, 'import_schedule.create');
  return (
    <>
      <CatalogueHead title="Imports" />
      <div className={styles.page}>
        <Section
          title="Imports"
          note="What price lists said, and what of it was taken over."
          actions={imports.length > 0 && begin}
        >
          <ImportsTable imports={imports} action={begin} />
        </Section>
        <Section
          title="Schedules"
          note="Sources that are fetched from an address again and again."
          actions={
            keeps && (
              <LinkButton variant="default" href={NEW_SCHEDULE_HREF}>
                New schedule
              </LinkButton>
            )
          }
        >
          {schedules.length === 0 ? (
            <p className={styles.quiet}>
              Nothing is fetched by itself. {!keeps && 'An administrator can set up a schedule.'}
            </p>
          ) : (
            <ScheduleList
              schedules={schedules}
              actions={keeps ? { run: runScheduleAction, archive: archiveScheduleAction } : null}
            />
          )}
        </Section>
      </div>
    </>
  );
}
