import { IconRoute } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { TryIt } from '@/components/routing/try/TryIt';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { routingHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { listRouting } from '@/lib/routing/server/queries';
import { tryPolicy } from '@/lib/routing/server/try-queries';
import { listVersions } from '@/lib/routing/server/version-queries';
import { readTryPlace } from '@/lib/routing/try-link';
import { sampleRequest } from '@/lib/routing/try-sample';
import { type PageSearch, pageEnvironment } from '../environment';

export const metadata: Metadata = { title: 'Try it' };

export default async function TryPage({ searchParams }: { searchParams: PageSearch }) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const now = new Date();
  const place = readTryPlace(environment.key, await searchParams);
  const [policy, versions, taskClasses] = await Promise.all([
    tryPolicy(environment.key, place.policy, now),
    listVersions(environment.key),
    listRouting(environment.key),
  ]);
  const first = taskClasses.find((taskClass) => taskClass.rules.length > 0) ?? taskClasses[0];
  return (
    <Page>
      <PageHeader
        title="Try it"
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description="A request, and what a router of this environment would do with it. Nothing is sent to any model."
      />
      {first ? (
        <TryIt
          policy={policy}
          versions={versions.map(({ version }) => version)}
          place={place}
          first={sampleRequest(first)}
          openedAt={now.getTime()}
        />
      ) : (
        <EmptyState
          icon={<IconRoute size={28} />}
          title="No task classes yet"
          action={<LinkButton href={routingHref(environment.key)}>To routing</LinkButton>}
        >
          A request names a task class. Make one, give it a rule, and try it here.
        </EmptyState>
      )}
    </Page>
  );
}
