import { IconRoute } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { TryIt } from '@/components/routing/try/TryIt';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { routingHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { openDraftNames } from '@/lib/routing/server/draft-queries';
import { listRouting } from '@/lib/routing/server/queries';
import { getSavedRequest } from '@/lib/routing/server/saved-request-queries';
import { shownNotes } from '@/lib/routing/server/shown-evidence';
import { tryPolicy } from '@/lib/routing/server/try-queries';
import { listVersions } from '@/lib/routing/server/version-queries';
import { readTryPlace } from '@/lib/routing/try-link';
import { requestText } from '@/lib/routing/try-request';
import { sampleRequest } from '@/lib/routing/try-sample';
import { createSavedRequestAction, updateSavedRequestAction } from '../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../environment';

export const metadata: Metadata = { title: 'Try it' };

export default async function TryPage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const now = new Date();
  const asked = readTryPlace(environment.key, await searchParams);
  const saved = asked.saved === null ? null : await getSavedRequest(asked.saved);
  const text = asked.text ?? (saved ? requestText(saved.request) : null);
  const place = { ...asked, text, saved: saved?.id ?? null, draft: draftName };
  const [policy, versions, taskClasses, drafts] = await Promise.all([
    tryPolicy(environment.key, place.policy, now, draftName),
    listVersions(environment.key),
    listRouting(environment.key, draftName),
    openDraftNames(environment.key),
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
          policy={policy && { ...policy, notes: await shownNotes(caller, policy.notes) }}
          versions={versions.map(({ version }) => version)}
          drafts={drafts}
          place={place}
          first={sampleRequest(first)}
          openedAt={now.getTime()}
          saved={saved}
          environmentName={environment.name}
          save={
            allowsSomewhere(caller.roles, 'saved_request.create')
              ? { create: createSavedRequestAction, update: updateSavedRequestAction }
              : null
          }
        />
      ) : (
        <EmptyState
          icon={<IconRoute />}
          title="No task classes yet"
          action={<LinkButton href={routingHref(environment.key, draftName)}>To routing</LinkButton>}
        >
          A request names a task class. Make one, give it a rule, and try it here.
        </EmptyState>
      )}
    </Page>
  );
}
