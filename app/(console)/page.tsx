import type { Metadata } from 'next';
import { KeyNotices } from '@/components/access/KeyNotices';
import { QueueSummary } from '@/components/desk/queue/QueueSummary';
import { CatalogueFigures } from '@/components/overview/CatalogueFigures';
import { EnvironmentTable } from '@/components/overview/EnvironmentTable';
import { FallbackGaps } from '@/components/overview/FallbackGaps';
import { fallbackGaps } from '@/components/overview/fallback-gaps';
import { EmergencyBanner } from '@/components/routing/emergency/EmergencyBanner';
import { WaitingForMe } from '@/components/routing/review/WaitingForMe';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';

import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listTokens } from '@/lib/auth/server/token-queries';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { reviewQueue } from '@/lib/contracts/server/clause-queue-queries';
import { utcDate } from '@/lib/core/time';
import { convergence } from '@/lib/routers/server/queries';
import { openEmergencies } from '@/lib/routing/server/emergency-queries';
import { draftState, listEnvironments, listRouting } from '@/lib/routing/server/queries';
import { openStandings } from '@/lib/routing/server/review-queries';
import { noticesFor } from '@/lib/signing/server/notices';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const caller = await requireCaller();
  const now = new Date();
  const [environments, tokens, { rows, records }, emergencies, reviews, notices, queue] = await Promise.all([
    listEnvironments(),
    listTokens(caller, now),
    catalogueSnapshot(now),
    openEmergencies(caller, now),
    openStandings(caller),
    noticesFor(caller, now),
    reviewQueue(caller),
  ]);
  const states = await Promise.all(
    environments.map(async (environment) => ({
      environment,
      draft: await draftState(environment.key, now),
      gaps: fallbackGaps(await listRouting(environment.key)),
      convergence: await convergence(environment.key, now),
      tokens: tokens.filter((token) => token.environment === environment.key && token.status === 'active'),
    })),
  );
  return (
    <Page>
      <EmergencyBanner open={emergencies} />
      <KeyNotices
        notices={notices}
        page={allows(caller.roles, 'signing_key.read') ? '/settings/signing-keys' : null}
      />
      <PageHeader title="Overview" description="Which policy is in force where, and what needs attention." />
      <WaitingForMe reviews={reviews} />
      <QueueSummary queue={queue} today={utcDate(now)} />
      <Section title="Environments">
        <EnvironmentTable states={states} />
      </Section>
      <Section
        title="Task classes without a fallback"
        note="Where one offering fails, their requests have nowhere else to go."
      >
        <FallbackGaps states={states} />
      </Section>
      <Section title="Catalogue">
        <CatalogueFigures rows={rows} models={records.models.size} vendors={records.vendors.size} />
      </Section>
    </Page>
  );
}
