import type { Metadata } from 'next';
import { type ReactNode, Suspense } from 'react';
import { KeyNotices } from '@/components/access/KeyNotices';
import { AuditFault } from '@/components/audit/AuditFault';
import { EndingCounts } from '@/components/overview/EndingCounts';
import { EndingList } from '@/components/overview/EndingList';
import { EnvironmentTable } from '@/components/overview/EnvironmentTable';
import { FirstSteps } from '@/components/overview/FirstSteps';
import { GapList } from '@/components/overview/GapList';
import { LiveOverview } from '@/components/overview/LiveOverview';
import { NewsFigures } from '@/components/overview/NewsFigures';
import styles from '@/components/overview/overview.module.css';
import { WaitingList } from '@/components/overview/WaitingList';
import { EmergencyBanner } from '@/components/routing/emergency/EmergencyBanner';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { endingHref } from '@/components/ui/links/overview';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { standingFault } from '@/lib/audit/server/check-queries';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { reportDefect } from '@/lib/observe/defects';
import { AHEAD_DAYS } from '@/lib/overview/ending';
import { NEWS_DAYS } from '@/lib/overview/news';
import { type Overview, type OverviewPart, partsFor } from '@/lib/overview/overview';
import { catalogueNews } from '@/lib/overview/server/catalogue-news';
import { readOverview } from '@/lib/overview/server/overview';
import { noticesFor } from '@/lib/signing/server/notices';
import { openEmergencies, openStandings } from './open-work';

export const metadata: Metadata = { title: 'Overview' };

/** Of what waits so many are shown at first, and of what ends. */
const WAITING_SHOWN = 12;
const ENDINGS_SHOWN = 8;

export default async function OverviewPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly waiting?: string }>;
}) {
  const caller = await requireCaller();
  const now = new Date();
  const [overview, emergencies, notices, fault, { waiting: asked }] = await Promise.all([
    readOverview(caller, now, { openStandings, openEmergencies }),
    openEmergencies(caller),
    noticesFor(caller, now),
    standingFault(caller),
    searchParams,
  ]);
  const { waiting, steps, revision } = overview;
  const shown = asked === 'all' ? waiting : waiting.slice(0, WAITING_SHOWN);
  return (
    <Page>
      <AuditFault fault={fault} />
      <EmergencyBanner open={emergencies} />
      <KeyNotices
        notices={notices}
        page={allows(caller.roles, 'signing_key.read') ? '/settings/signing-keys' : null}
      />
      <PageHeader
        title="Overview"
        description="What waits for you, which policy is in force where, and what comes next."
      />
      <LiveOverview revision={revision} />
      {steps.length > 0 && (
        <Section title="First steps" note="Until they are done.">
          <FirstSteps steps={steps} />
        </Section>
      )}
      <Section
        title={waiting.length === 0 ? 'Waits for you' : `Waits for you: ${formatCount(waiting.length)}`}
      >
        <WaitingList waiting={shown} now={now} />
        {shown.length < waiting.length && (
          <p className={styles.more}>
            <Link href="/?waiting=all">Show all {formatCount(waiting.length)}</Link>
          </p>
        )}
      </Section>
      <div className={styles.parts}>
        {partsFor(caller.roles).map((part) => (
          <div
            key={part}
            className={
              part === 'environments' ? styles.wide : part === 'endings' ? styles.endingsPart : undefined
            }
          >
            {PARTS[part](overview, now)}
          </div>
        ))}
      </div>
    </Page>
  );
}

const PARTS: Readonly<Record<OverviewPart, (overview: Overview, now: Date) => ReactNode>> = {
  environments: ({ environments }) => (
    <Section title="Environments">
      <EnvironmentTable standings={environments} />
    </Section>
  ),
  gaps: ({ environments }) => (
    <Section
      title="Task classes without a fallback"
      note="Of the versions in force: where one offering or channel fails, these have nowhere else to go."
    >
      <GapList standings={environments} />
    </Section>
  ),
  endings: ({ endings }) => (
    <Section
      title={`Ends within ${AHEAD_DAYS} days`}
      actions={endings.length > 0 && <Link href={endingHref()}>All {formatCount(endings.length)}</Link>}
    >
      {endings.length === 0 ? (
        <p className={styles.quiet}>Nothing that is recorded ends by then.</p>
      ) : (
        <>
          <EndingCounts endings={endings} />
          <EndingList endings={endings.slice(0, ENDINGS_SHOWN)} />
        </>
      )}
    </Section>
  ),
  news: (_, now) => (
    <Section title={`Catalogue, last ${NEWS_DAYS} days`}>
      <div className={styles.newsPart}>
        <Suspense fallback={<p aria-busy>Counting changes…</p>}>
          <News now={now} />
        </Suspense>
      </div>
    </Section>
  ),
};

/** Counted anew when the catalogue has changed: what waits for somebody does not wait for it, nor fail with it. */
async function News({ now }: { readonly now: Date }) {
  const news = await catalogueNews(now).catch(reportDefect);
  if (!news) return <p className={styles.quiet}>What changed could not be counted.</p>;
  return <NewsFigures news={news} />;
}
