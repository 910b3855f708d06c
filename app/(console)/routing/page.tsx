import { IconRoute } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { DraftBar } from '@/components/routing/DraftBar';
import { ScheduleNotices } from '@/components/routing/schedule/ScheduleNotices';
import { TaskClassList } from '@/components/routing/TaskClassList';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { newTaskClassHref, reviewsHref, stopsHref, versionsHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { TrailLink } from '@/components/ui/TrailLink';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listDrafts } from '@/lib/routing/server/draft-list';
import { draftState, listRouting } from '@/lib/routing/server/queries';
import { listSchedules } from '@/lib/routing/server/schedule-queries';
import { tryHref } from '@/lib/routing/try-link';
import { type PageSearch, pageDraft, pageEnvironment } from './environment';
import { rescheduleAction, unscheduleAction } from './schedule-actions';

export const metadata: Metadata = { title: 'Routing' };

export default async function RoutingPage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const now = new Date();
  const [taskClasses, draft, drafts, schedules] = await Promise.all([
    listRouting(environment.key, draftName),
    draftState(environment.key, now, draftName),
    listDrafts(environment.key),
    listSchedules(environment.key, now),
  ]);
  const draftId = drafts.find(({ name }) => name === draft.draft)?.id;
  const mayCreate = allowsSomewhere(caller.roles, 'task_class.create');
  const create = mayCreate && (
    <LinkButton href={newTaskClassHref(environment.key, draftName)}>New task class</LinkButton>
  );
  return (
    <Page>
      <PageHeader
        title="Routing"
        trail={draftId && <TrailLink roles={caller.roles} type="draft" id={draftId} />}
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description={`Which offering takes which work in ${environment.name}: task classes, their rules in order, and whom each tries.`}
        actions={
          <>
            <LinkButton href={tryHref({ environment: environment.key, draft: draftName })} variant="default">
              Try it
            </LinkButton>
            <LinkButton href={stopsHref(environment.key)} variant="default">
              Stops
            </LinkButton>
            <LinkButton href={reviewsHref()} variant="default">
              Reviews
            </LinkButton>
            <LinkButton href={versionsHref(environment.key)} variant="default">
              Versions
            </LinkButton>
            {create}
          </>
        }
      />
      <DraftBar
        draft={draft}
        drafts={drafts}
        environmentName={environment.name}
        mayCreate={allowsSomewhere(caller.roles, 'draft.create')}
      />
      <ScheduleNotices
        schedules={schedules}
        actions={
          allowsSomewhere(caller.roles, 'policy.reschedule')
            ? { reschedule: rescheduleAction, unschedule: unscheduleAction }
            : null
        }
      />
      {taskClasses.length === 0 ? (
        <EmptyState icon={<IconRoute />} title="No task classes yet" action={create}>
          A task class is a kind of work, such as summarisation. Its rules say which offerings may do it.
        </EmptyState>
      ) : (
        <TaskClassList taskClasses={taskClasses} environment={environment.key} draft={draftName} />
      )}
    </Page>
  );
}
