import type { Metadata } from 'next';
import { DiscardedDrafts } from '@/components/routing/drafts/DiscardedDrafts';
import { DraftTable } from '@/components/routing/drafts/DraftTable';
import { ScheduleNotices } from '@/components/routing/schedule/ScheduleNotices';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { newDraftHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { nextEnvironment } from '@/lib/routing/draft';
import { listDrafts } from '@/lib/routing/server/draft-list';
import { listEnvironments } from '@/lib/routing/server/queries';
import { listSchedules } from '@/lib/routing/server/schedule-queries';
import { discardDraftAction, renameDraftAction, restoreDraftAction } from '../actions';
import { type PageSearch, pageEnvironment } from '../environment';
import { rescheduleAction, unscheduleAction } from '../schedule-actions';

export const metadata: Metadata = { title: 'Drafts' };

export default async function DraftsPage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const { gone } = await searchParams;
  const drafts = await listDrafts(environment.key, { discarded: true });
  const discarded = drafts.filter(({ discardedAt }) => discardedAt !== null);
  const mayEdit = allowsSomewhere(caller.roles, 'draft.create');
  return (
    <Page>
      <PageHeader
        title="Drafts"
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description="Policies in the making, side by side. Routers see none of them until one is published."
        actions={mayEdit && <LinkButton href={newDraftHref(environment.key)}>New draft</LinkButton>}
      />
      {typeof gone === 'string' && (
        <p role="status">
          There is no open draft {gone.slice(0, 100)} in {environment.name}: it was renamed or discarded, or
          never was.
        </p>
      )}
      <ScheduleNotices
        schedules={await listSchedules(environment.key, new Date())}
        actions={
          allowsSomewhere(caller.roles, 'policy.reschedule')
            ? { reschedule: rescheduleAction, unschedule: unscheduleAction }
            : null
        }
      />
      <DraftTable
        drafts={drafts.filter(({ discardedAt }) => discardedAt === null)}
        next={nextEnvironment(await listEnvironments(), environment.key)}
        actions={
          mayEdit
            ? { rename: renameDraftAction, discard: discardDraftAction, restore: restoreDraftAction }
            : null
        }
      />
      {discarded.length > 0 && (
        <Section title="Discarded" note="They stay on record, with the rules they had.">
          <DiscardedDrafts drafts={discarded} restore={mayEdit ? restoreDraftAction : null} />
        </Section>
      )}
    </Page>
  );
}
