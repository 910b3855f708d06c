'use client';

import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Ago, DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { publishHref } from '@/components/ui/links/routing';
import type { ActionResult } from '@/lib/http/action-result';
import type { ScheduleDto } from '@/lib/routing/schedule';
import { ChangeTime, TakeBack } from './ScheduleTools';
import styles from './schedule.module.css';

export interface ScheduleActions {
  readonly reschedule: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly unschedule: (input: unknown) => Promise<ActionResult<unknown>>;
}

/** Milliseconds between looks at a publish that is due, until it has taken place or failed. */
const LOOK_AGAIN = 1500;

/** Publishes that wait for their time, and those that did not take place, with why. */
export function ScheduleNotices({
  schedules,
  actions,
  linked = true,
}: {
  readonly schedules: readonly ScheduleDto[];
  /** Null = the reader may not change them. */
  readonly actions: ScheduleActions | null;
  /** False on the page that the notice would lead to. */
  readonly linked?: boolean;
}) {
  useFreshOnceDue(schedules);
  if (schedules.length === 0) return null;
  return (
    <ul className={styles.notices} aria-label="Scheduled publishes">
      {schedules.map((schedule) => (
        <li key={schedule.id} className={styles.notice} data-state={schedule.state}>
          {schedule.state === 'waiting' ? (
            <IconClock size={16} aria-hidden className={styles.icon} />
          ) : (
            <IconAlertTriangle size={16} aria-hidden className={styles.icon} />
          )}
          <div className={styles.words}>
            <Words schedule={schedule} />
            {linked && (
              <Link href={publishHref(schedule.environment, schedule.draft)}>
                {schedule.state === 'waiting' ? 'Look at what changes' : 'Look at it again'}
              </Link>
            )}
          </div>
          {schedule.state === 'waiting' && actions && (
            <div className={styles.tools}>
              <ChangeTime schedule={schedule} reschedule={actions.reschedule} />
              <TakeBack schedule={schedule} unschedule={actions.unschedule} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Words({ schedule }: { readonly schedule: ScheduleDto }) {
  const { draft, publishAt, by, reason, state, failure } = schedule;
  if (state === 'waiting') {
    return (
      <p>
        Draft <strong>{draft}</strong> is scheduled for <DateTime at={publishAt} />, <Ago at={publishAt} />,
        by {by}: {reason}
      </p>
    );
  }
  return (
    <p>
      Draft <strong>{draft}</strong> was not published at <DateTime at={publishAt} />. {failure}
    </p>
  );
}

/** Reads the page anew when a publish is due, and until it says what came of it. */
function useFreshOnceDue(schedules: readonly ScheduleDto[]): void {
  const router = useRouter();
  const next = schedules
    .filter(({ state }) => state === 'waiting')
    .map(({ publishAt }) => Date.parse(publishAt))
    .sort((a, b) => a - b)[0];
  useEffect(() => {
    if (next === undefined) return;
    // A timer holds at most 2³¹ − 1 ms; who leaves a page open for longer looks at it anew anyway.
    const wait = Math.min(Math.max(0, next - Date.now()), 2 ** 31 - 1 - LOOK_AGAIN);
    let every: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(() => {
      every = setInterval(() => router.refresh(), LOOK_AGAIN);
    }, wait);
    return () => {
      clearTimeout(first);
      clearInterval(every);
    };
  }, [next, router]);
}
