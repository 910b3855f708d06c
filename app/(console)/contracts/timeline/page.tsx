import type { Metadata } from 'next';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import { timelineRows, windowAround } from '@/components/contracts/timeline/spans';
import { Timeline } from '@/components/contracts/timeline/Timeline';
import { TimelineTable } from '@/components/contracts/timeline/TimelineTable';
import styles from '@/components/contracts/timeline/timeline.module.css';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { CALENDAR_LINKS_HREF, timelineHref } from '@/components/ui/links/contracts';
import { Page } from '@/components/ui/Page';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listRegister } from '@/lib/contracts/server/register-queries';
import { utcDate } from '@/lib/core/time';
import { Refusal } from '../../settings/refusal';

export const metadata: Metadata = { title: 'Timeline of contracts' };

const SPANS = [
  { months: 12, label: 'A year' },
  { months: 24, label: 'Two years' },
  { months: 60, label: 'Five years' },
] as const;

/** `?months=` how much time; `?as=table` the same as a table. */
export default async function TimelinePage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly months?: string; readonly as?: string }>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const { months: asked, as } = await searchParams;
  const months = SPANS.find((span) => String(span.months) === asked)?.months ?? 24;
  const asTable = as === 'table';
  const now = new Date();
  const today = utcDate(now);
  const shown = windowAround(today, months);
  const rows = timelineRows(await listRegister(caller, now), shown);
  return (
    <Page>
      <h1 className="visually-hidden">Timeline of contracts</h1>
      <ContractTabs>
        <LinkButton size="compact-sm" variant="default" href={CALENDAR_LINKS_HREF}>
          Add to a calendar
        </LinkButton>
      </ContractTabs>
      <div className={styles.tools}>
        <nav aria-label="How much time" className={styles.choices}>
          {SPANS.map((span) => (
            <Link
              key={span.months}
              href={timelineHref(span.months, asTable)}
              aria-current={span.months === months || undefined}
            >
              {span.label}
            </Link>
          ))}
          <Link href={timelineHref(months, !asTable)}>{asTable ? 'Show as timeline' : 'Show as table'}</Link>
        </nav>
        {!asTable && (
          <div className={styles.key}>
            <span>
              <i className={styles.bar} /> counts as evidence
            </span>
            <span>
              <i className={styles.renewed} /> renews unless notice is given
            </span>
            <span>
              <i className={styles.notice} /> last day to give notice
            </span>
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState title="No contract in this time">
          Contracts stand here from their first day on, as soon as one is recorded.
        </EmptyState>
      ) : asTable ? (
        <TimelineTable rows={rows} />
      ) : (
        <Timeline rows={rows} shown={shown} today={today} />
      )}
    </Page>
  );
}
