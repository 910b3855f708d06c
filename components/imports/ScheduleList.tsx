'use client';

import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { Ago, DateTime } from '@/components/ui/DateTime';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { importHref, scheduleHref } from '@/components/ui/links/imports';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import { tellDone } from '@/components/ui/undo-notice';
import type { ImportScheduleRow } from '@/lib/catalog/import/schedule';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './schedules.module.css';

export interface ScheduleActions {
  readonly run: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
}

/** "every 6 hours", "every day", "every week". */
export function everyWords(hours: number): string {
  if (hours === 1) return 'every hour';
  if (hours === 24) return 'every day';
  if (hours === 168) return 'every week';
  return hours % 24 === 0 ? `every ${hours / 24} days` : `every ${formatPlural(hours, 'hour')}`;
}

/** The sources that are fetched again and again: when next, what came of it, and what becomes of it. */
export function ScheduleList({
  schedules,
  actions,
}: {
  readonly schedules: readonly ImportScheduleRow[];
  /** Null = may look alone. */
  readonly actions: ScheduleActions | null;
}) {
  useRefreshWhileDue(schedules);
  return (
    <PlainTable label="Schedules" minWidth={820}>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Fetched</th>
          <th scope="col">Then</th>
          <th scope="col">Next</th>
          <th scope="col">Last</th>
          {actions && (
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {schedules.map((schedule) => (
          <tr key={schedule.id}>
            <th scope="row">
              {actions ? (
                <Link href={scheduleHref(schedule.id)}>{schedule.sourceName}</Link>
              ) : (
                schedule.sourceName
              )}
              <span className={styles.address}>{schedule.url}</span>
            </th>
            <td data-label="Fetched">{everyWords(schedule.everyHours)}</td>
            <td data-label="Then">
              {schedule.apply === 'review'
                ? 'it waits for a review'
                : `it is applied, unless a price moves by more than ${schedule.maxChangePercent} %`}
            </td>
            <td data-label="Next">
              <DateTime at={schedule.nextRunAt} />
            </td>
            <td data-label="Last">
              <LastRun schedule={schedule} />
            </td>
            {actions && (
              <td data-align="end">
                <ScheduleTools schedule={schedule} actions={actions} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

const LOOK_MS = 2000;

/** What is due is fetched within seconds: the page is read anew until it was. */
function useRefreshWhileDue(schedules: readonly ImportScheduleRow[]): void {
  const router = useRouter();
  useEffect(() => {
    const due = schedules.some(({ nextRunAt }) => Date.parse(nextRunAt) <= Date.now());
    if (!due) return;
    const timer = setInterval(() => router.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [schedules, router]);
}

function LastRun({ schedule }: { readonly schedule: ImportScheduleRow }) {
  const { lastRunAt, lastOutcome, lastFailed, lastImportId } = schedule;
  if (lastRunAt === null) return <span className={styles.quiet}>not yet</span>;
  return (
    <>
      <Sign
        tone={lastFailed ? 'bad' : 'good'}
        icon={lastFailed ? <IconAlertTriangle size={14} /> : <IconCheck size={14} />}
      >
        {lastFailed ? 'failed' : 'done'} <Ago at={lastRunAt} />
      </Sign>
      <span className={styles.address}>
        {lastOutcome} {lastImportId && <Link href={importHref(lastImportId)}>See the import</Link>}
      </span>
    </>
  );
}

function ScheduleTools({
  schedule,
  actions,
}: {
  readonly schedule: ImportScheduleRow;
  readonly actions: ScheduleActions;
}) {
  const router = useRouter();
  const named = { id: schedule.id, revision: schedule.revision };
  return (
    <div className={styles.tools}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Fetch ${schedule.sourceName} now`}
        onClick={async () => {
          const result = await attempt(() => actions.run(named));
          tellDone(result.ok ? `${schedule.sourceName} is being fetched.` : result.error.message);
          router.refresh();
        }}
      >
        Fetch now
      </Button>
      <ConfirmAction
        label="Archive"
        title={`Archive the schedule of ${schedule.sourceName}?`}
        effect="It is not fetched any more. What was imported stays."
        confirmLabel="Archive schedule"
        buttonProps={{ size: 'compact-sm', 'aria-label': `Archive the schedule of ${schedule.sourceName}` }}
        onConfirm={async () => {
          const result = await attempt(() => actions.archive(named));
          if (result.ok) router.refresh();
          return result;
        }}
      />
    </div>
  );
}
