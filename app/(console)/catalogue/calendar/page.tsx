import { IconCalendar } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/catalogue/calendar/calendar.module.css';
import { KIND_WORDS, monthName, useText } from '@/components/catalogue/calendar/calendar-words';
import { ExportEvents } from '@/components/catalogue/calendar/ExportEvents';
import { MonthEvents } from '@/components/catalogue/calendar/MonthEvents';
import { YearStrip } from '@/components/catalogue/calendar/YearStrip';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { Page } from '@/components/ui/Page';
import { Section } from '@/components/ui/Section';
import { requireCaller } from '@/lib/auth/server/session';
import { CALENDAR_KINDS, calendarPage, monthOf } from '@/lib/catalog/calendar';
import { datedEvents } from '@/lib/catalog/server/dated-events';
import { usesByOffering } from '@/lib/routing/offering-use';
import { offeringUses } from '@/lib/routing/server/offering-uses-queries';
import { CatalogueHead } from '../CatalogueHead';

export const metadata: Metadata = { title: 'Calendar' };

type Query = Readonly<Record<'from' | 'kind' | 'routed', string | undefined>>;

export default async function CalendarPage({ searchParams }: { readonly searchParams: Promise<Query> }) {
  await requireCaller();
  const query = await searchParams;
  const now = new Date();
  const first = /^2\d{3}-(0[1-9]|1[0-2])$/.test(query.from ?? '')
    ? String(query.from)
    : monthOf(now.toISOString());
  const page = calendarPage(first);
  const [found, uses] = await Promise.all([
    datedEvents(page.from, page.until, now),
    offeringUses().then(usesByOffering),
  ]);
  const kind = CALENDAR_KINDS.find((one) => one === query.kind);
  const routed = query.routed === 'yes';
  const events = found.filter(
    (event) => (!kind || event.kind === kind) && (!routed || uses.has(event.offering)),
  );
  const href = (change: Partial<Query>) => {
    const { from, ...rest } = { ...query, ...change };
    const search = new URLSearchParams(
      Object.entries({ from, ...rest }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
    return `/catalogue/calendar?${search}`;
  };
  const filter = (label: string, chosen: boolean, change: Partial<Query>) => (
    <Link key={label} href={href(change)} className={styles.filter} aria-current={chosen || undefined}>
      {label}
    </Link>
  );
  const period = `${monthName(first)} to ${monthName(page.months.at(-1) ?? first)}`;
  return (
    <Page>
      <CatalogueHead title="Calendar" />
      <nav aria-label="What is shown" className={styles.controls}>
        {filter('Everything', !kind, { kind: undefined })}
        {CALENDAR_KINDS.map((one) => filter(KIND_WORDS[one].plural, kind === one, { kind: one }))}
        {filter('Only what routing calls', routed, { routed: routed ? undefined : 'yes' })}
        <span className={styles.spacer} />
        <LinkButton variant="default" href={href({ from: page.previous })}>
          Earlier
        </LinkButton>
        <LinkButton variant="default" href={href({ from: page.next })}>
          Later
        </LinkButton>
        <ExportEvents
          name={`calendar-${first}.csv`}
          events={events.map((event) => ({
            ...event,
            routing: (uses.get(event.offering) ?? []).map(useText).join('; '),
          }))}
        />
      </nav>
      <Section
        title={period}
        note={`${formatPlural(events.length, 'date')}: what is deprecated or retired, and prices that change.`}
      >
        <YearStrip months={page.months} events={events} />
      </Section>
      {events.length === 0 && (
        <EmptyState icon={<IconCalendar />} title="Nothing is recorded for this time">
          {routed || kind
            ? 'Show everything, or look earlier and later.'
            : 'Dates come with imports, and are set on an offering under Lifecycle: when it is deprecated, when it is retired, and prices with a first day.'}
        </EmptyState>
      )}
      {page.months.map((month) => {
        const of = events.filter(({ at }) => monthOf(at) === month);
        return (
          of.length > 0 && (
            <Section
              key={month}
              id={`m${month}`}
              title={monthName(month)}
              note={formatPlural(of.length, 'date')}
            >
              <MonthEvents label={monthName(month)} events={of} uses={uses} now={now} />
            </Section>
          )
        );
      })}
    </Page>
  );
}
