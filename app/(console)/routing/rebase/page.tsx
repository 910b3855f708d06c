import { IconGitMerge } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { Rebase } from '@/components/routing/rebase/Rebase';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { routingHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allowsSomewhere, rolesFor } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { rebaseState } from '@/lib/routing/server/rebase-queries';
import { rebaseDraftAction } from '../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../environment';

export const metadata: Metadata = { title: 'Bring up to date' };

export default async function RebasePage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draft = await pageDraft(searchParams, environment);
  const state = await rebaseState(environment.key, draft);
  const { active, baseVersion, stale } = state;
  const began = baseVersion === null ? 'before the first version' : `from version ${baseVersion}`;
  return (
    <Page>
      <PageHeader
        title={`Bring ${draft} up to date`}
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description={
          active && stale ? (
            <>
              The draft was begun {began}. Since then version {active.version} was published by{' '}
              {active.publishedBy ?? 'someone erased'} on <DateTime at={active.publishedAt} />:{' '}
              {active.reason}
            </>
          ) : (
            'What others published since a draft was begun is merged into it here.'
          )
        }
      />
      {!active || !stale ? (
        <EmptyState
          icon={<IconGitMerge />}
          title="The draft is up to date"
          action={<LinkButton href={routingHref(environment.key, draft)}>To the draft</LinkButton>}
        >
          No other rules took effect in {environment.name} since it was begun.
        </EmptyState>
      ) : allowsSomewhere(caller.roles, 'draft.rebase') ? (
        <Rebase
          key={`${state.draftRevision} ${active.version}`}
          state={state}
          active={active}
          apply={rebaseDraftAction}
        />
      ) : (
        <p>Bringing a draft up to date needs the role {rolesFor('draft.rebase').join(' or ')}.</p>
      )}
    </Page>
  );
}
