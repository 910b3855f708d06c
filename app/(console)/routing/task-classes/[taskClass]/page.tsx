import { IconRoute } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { DraftBar } from '@/components/routing/DraftBar';
import { RuleList } from '@/components/routing/RuleList';
import { TaskClassFacts } from '@/components/routing/TaskClassFacts';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { editTaskClassHref, newRuleHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { pointer } from '@/lib/routing/finding';
import { draftState } from '@/lib/routing/server/queries';
import { tryRequestHref } from '@/lib/routing/try-link';
import { sampleRequest } from '@/lib/routing/try-sample';
import { archiveRuleAction, archiveTaskClassAction, moveRuleAction, updateRuleAction } from '../../actions';
import { type PageSearch, pageEnvironment } from '../../environment';
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
  const taskClass = await pageTaskClass(params, environment.key);
  const draft = await draftState(environment.key, new Date());
  const mayEdit = allowsSomewhere(caller.roles, 'rule.update');
  const addRule = mayEdit && (
    <LinkButton href={newRuleHref(taskClass.key, environment.key)}>New rule</LinkButton>
  );
  return (
    <Page>
      <PageHeader
        title={taskClass.name}
        description={taskClass.description}
        actions={
          <>
            <LinkButton
              href={tryRequestHref(environment.key, 'draft', sampleRequest(taskClass))}
              variant="default"
            >
              Try it
            </LinkButton>
            {mayEdit && (
              <LinkButton href={editTaskClassHref(taskClass.key, environment.key)} variant="default">
                Edit task class
              </LinkButton>
            )}
            {addRule}
          </>
        }
      />
      <DraftBar draft={draft} environmentName={environment.name} />
      <Section
        title={`Rules in ${environment.name}`}
        note="Tried from the top: the first whose condition holds decides."
      >
        {taskClass.rules.length === 0 ? (
          <EmptyState icon={<IconRoute size={28} />} title="No rule yet" action={addRule}>
            Until a rule is published, every request of {taskClass.name} is denied in {environment.name}.
          </EmptyState>
        ) : (
          <RuleList
            rules={taskClass.rules}
            findings={draft.findings}
            place={pointer('taskClasses', taskClass.key, 'rules')}
            mayEdit={mayEdit}
            actions={{ move: moveRuleAction, archive: archiveRuleAction, update: updateRuleAction }}
          />
        )}
      </Section>
      <TaskClassFacts
        taskClass={taskClass}
        archive={mayEdit && taskClass.rules.length === 0 ? archiveTaskClassAction : null}
        environment={environment.key}
      />
    </Page>
  );
}
