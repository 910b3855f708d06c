import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleForm } from '@/components/routing/RuleForm';
import { ruleValues } from '@/components/routing/rule-values';
import { LinkButton } from '@/components/ui/LinkButton';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { offeringRowsByKey } from '@/lib/catalog/server/offering-rows';
import { routingVocabulary } from '@/lib/routing/server/vocabulary';
import { tryRequestHref } from '@/lib/routing/try-link';
import { requestForRule } from '@/lib/routing/try-sample';
import { updateRuleAction } from '../../../../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../../../../environment';
import { pageTaskClass } from '../../page-task-class';

export const metadata: Metadata = { title: 'Edit rule' };

export default async function RulePage({
  params,
  searchParams,
}: {
  params: Promise<{ taskClass: string; rule: string }>;
  searchParams: PageSearch;
}) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const taskClass = await pageTaskClass(params, environment.key, draftName);
  const { rule: id } = await params;
  const rule = taskClass.rules.find((other) => other.id === id) ?? notFound();
  const named = rule.definition.arms.flatMap((arm) => arm.targets.map((target) => target.offering));
  const vocabulary = await routingVocabulary();
  return (
    <Page>
      <PageHeader
        title={`Rule ${rule.key} of ${taskClass.name}`}
        description={`You are editing the draft ${draftName} of ${environment.name}. Routers follow it once it is published.`}
        actions={
          <LinkButton
            href={tryRequestHref(
              environment.key,
              'draft',
              requestForRule(taskClass, rule.definition.when, vocabulary.levels),
              null,
              draftName,
            )}
            variant="default"
          >
            Try it
          </LinkButton>
        }
      />
      <RuleForm
        existing={{ id: rule.id, revision: rule.revision }}
        initial={ruleValues(rule)}
        taskClass={taskClass.key}
        environment={environment.key}
        draft={draftName}
        vocabulary={vocabulary}
        rows={await offeringRowsByKey(named)}
        save={updateRuleAction}
      />
    </Page>
  );
}
