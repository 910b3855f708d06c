import { IconHandStop } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { LiveConvergence } from '@/components/routers/LiveConvergence';
import { StopForm } from '@/components/routing/StopForm';
import { StopList } from '@/components/routing/StopList';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { emergenciesHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allowsSomewhere, rolesFor } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { routersView } from '@/lib/routers/server/live-queries';
import { listEnvironments } from '@/lib/routing/server/queries';
import { listStops } from '@/lib/routing/server/stop-queries';
import { openEmergencies } from '../../open-work';
import { type PageSearch, pageEnvironment } from '../environment';
import { requestReviewAction } from '../reviews/actions';
import { liftAction, previewStopAction, stopAction } from './actions';
import { liftingsOf } from './liftings';

export const metadata: Metadata = { title: 'Stops' };

export default async function StopsPage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const [{ stops, choices, activeVersion }, environments, open] = await Promise.all([
    listStops(environment.key),
    listEnvironments(),
    openEmergencies(caller),
  ]);
  return (
    <Page>
      <PageHeader
        title="Stops"
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        actions={
          <LinkButton href={emergenciesHref()} variant="default">
            Emergencies
          </LinkButton>
        }
        description="Takes an offering, a model, a channel, an owner or a region out of every rule at once, without touching the draft. Routers follow within seconds; a stop stays until it is lifted."
      />
      <Section title={`In force in ${environment.name}`}>
        {stops.length === 0 ? (
          <EmptyState icon={<IconHandStop />} title="Nothing is stopped" />
        ) : (
          <StopList
            stops={stops}
            environment={environment.key}
            environmentName={environment.name}
            activeVersion={activeVersion}
            liftings={await liftingsOf(caller, environment.key, stops)}
            unratified={open
              .filter((one) => one.environment === environment.key)
              .map(({ version }) => version)}
            actions={{ lift: liftAction, request: requestReviewAction }}
          />
        )}
      </Section>
      {stops.length > 0 && (
        <Section
          title="Routers"
          note="A stop holds for a router as soon as it runs the version that brought it."
        >
          <LiveConvergence
            key={environment.key}
            environment={environment.key}
            initial={await routersView(environment.key, new Date())}
          />
        </Section>
      )}
      <Section title="Stop something">
        {choices === null ? (
          <p>Nothing is published in {environment.name} yet, so there is nothing to stop.</p>
        ) : allowsSomewhere(caller.roles, 'policy.stop') ? (
          <StopForm
            environment={environment.key}
            environments={environments}
            choices={choices}
            preview={previewStopAction}
            stop={stopAction}
          />
        ) : (
          <p>This needs one of the roles {rolesFor('policy.stop').join(', ')}.</p>
        )}
      </Section>
    </Page>
  );
}
