import { IconChecklist, IconRoute } from '@tabler/icons-react';
import type { Metadata } from 'next';
import type { DraftPlaces } from '@/components/routing/CopyRuleDialog';
import { DraftBar } from '@/components/routing/DraftBar';
import { RuleList } from '@/components/routing/RuleList';
import { SavedRequestList } from '@/components/routing/SavedRequestList';
import { TaskClassFacts } from '@/components/routing/TaskClassFacts';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { editTaskClassHref, newRuleHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { pointer } from '@/lib/routing/finding';
import { listDrafts } from '@/lib/routing/server/draft-list';
import { openDraftNames } from '@/lib/routing/server/draft-queries';
import { draftState, listEnvironments } from '@/lib/routing/server/queries';
import { savedRequestStates } from '@/lib/routing/server/saved-request-queries';
import { taskClassUses } from '@/lib/routing/server/where-used-queries';
import { tryRequestHref } from '@/lib/routing/try-link';
import { sampleRequest } from '@/lib/routing/try-sample';
import {
  archiveRuleAction,
  archiveSavedRequestAction,
  archiveTaskClassAction,
  copyRuleAction,
  moveRuleAction,
  restoreRuleAction,
  transferRuleAction,
  updateRuleAction,
  updateSavedRequestAction,
} from '../../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../../environment';
import { pageTaskClass } from './page-task-class';

export const metadata: Metadata = { title: 'Task class' };

export default async function TaskClassPage({
  params,
  searchParams,
}: {
  params: Promise<{ taskClass: string }>;
  searchParams: PageSearch;
}) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const taskClass = await pageTaskClass(params, environment.key, draftName);
  const now = new Date();
  const draft = await draftState(environment.key, now, draftName);
  const saved = await savedRequestStates(environment.key, taskClass.key, now, draftName);
  const uses = await taskClassUses(taskClass.key);
  const tried = tryRequestHref(environment.key, 'draft', sampleRequest(taskClass), null, draftName);
  const mayEdit = allowsSomewhere(caller.roles, 'rule.update');
  const addRule = mayEdit && (
    <LinkButton href={newRuleHref(taskClass.key, environment.key, draftName)}>New rule</LinkButton>
  );
  return (
    <Page>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="task class" id={taskClass.id} />}
        title={taskClass.name}
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description={taskClass.description}
        actions={
          <>
            <LinkButton href={tried} variant="default">
              Try it
            </LinkButton>
            {mayEdit && (
              <LinkButton
                href={editTaskClassHref(taskClass.key, environment.key, draftName)}
                variant="default"
              >
                Edit task class
              </LinkButton>
            )}
            {addRule}
          </>
        }
      />
      <DraftBar
        draft={draft}
        drafts={await listDrafts(environment.key)}
        environmentName={environment.name}
        mayCreate={allowsSomewhere(caller.roles, 'draft.create')}
      />
      <Section
        title={`Rules in ${environment.name}`}
        note="Tried from the top: the first whose condition holds decides."
      >
        {taskClass.rules.length === 0 ? (
          <EmptyState icon={<IconRoute />} title="No rule yet" action={addRule}>
            Until a rule is published, every request of {taskClass.name} is denied in {environment.name}.
          </EmptyState>
        ) : (
          <RuleList
            rules={taskClass.rules}
            findings={draft.findings}
            place={pointer('taskClasses', taskClass.key, 'rules')}
            places={await draftPlaces()}
            mayEdit={mayEdit}
            actions={{
              move: moveRuleAction,
              update: updateRuleAction,
              copy: copyRuleAction,
              transfer: transferRuleAction,
              restore: restoreRuleAction,
              archive: archiveRuleAction,
            }}
          />
        )}
      </Section>
      <Section
        title="Saved requests"
        note="Run on every draft: one that is decided differently than expected stops a publish until somebody lets it pass."
      >
        {saved.length === 0 ? (
          <EmptyState
            icon={<IconChecklist />}
            title="No saved requests yet"
            action={
              <LinkButton href={tried} variant="default">
                Try one
              </LinkButton>
            }
          >
            Try a request, and save the decision that you expect of every policy to come.
          </EmptyState>
        ) : (
          <SavedRequestList
            states={saved}
            environment={environment.key}
            draft={draftName}
            actions={
              allowsSomewhere(caller.roles, 'saved_request.update')
                ? { update: updateSavedRequestAction, archive: archiveSavedRequestAction }
                : null
            }
          />
        )}
      </Section>
      <TaskClassFacts
        taskClass={taskClass}
        uses={uses}
        archive={allowsSomewhere(caller.roles, 'task_class.archive') ? archiveTaskClassAction : null}
        environment={environment.key}
      />
    </Page>
  );
}

/** The open drafts of every environment. */
async function draftPlaces(): Promise<DraftPlaces[]> {
  return Promise.all(
    (await listEnvironments()).map(async ({ key, name }) => ({
      environment: key,
      name,
      drafts: await openDraftNames(key),
    })),
  );
}
