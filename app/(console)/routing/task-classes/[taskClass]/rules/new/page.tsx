import type { Metadata } from 'next';
import { RuleForm } from '@/components/routing/RuleForm';
import { EMPTY_DEFINITION, ruleValues } from '@/components/routing/rule-values';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { offeringRowsByKey } from '@/lib/catalog/server/offering-rows';
import { routingVocabulary } from '@/lib/routing/server/vocabulary';
import { createRuleAction } from '../../../../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../../../../environment';
import { pageTaskClass } from '../../page-task-class';

export const metadata: Metadata = { title: 'New rule' };

export default async function NewRulePage({
  params,
  searchParams,
}: {
  params: Promise<{ taskClass: string }>;
  searchParams: PageSearch;
}) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const taskClass = await pageTaskClass(params, environment.key, draftName);
  const { add: offering } = await searchParams;
  const rows = await offeringRowsByKey(typeof offering === 'string' ? [offering] : []);
  const targets = rows.map((row) => ({ offering: row.key }));
  const key = taskClass.rules.length === 0 ? taskClass.key : '';
  return (
    <Page>
      <PageHeader
        title={`New rule for ${taskClass.name}`}
        description={`It is added to the draft ${draftName} of ${environment.name}, after the rules that are there.`}
      />
      <RuleForm
        existing={null}
        initial={ruleValues({
          key,
          enabled: true,
          definition: { ...EMPTY_DEFINITION, arms: [{ name: 'all', weight: 10_000, targets }] },
        })}
        taskClass={taskClass.key}
        environment={environment.key}
        draft={draftName}
        vocabulary={await routingVocabulary()}
        rows={rows}
        save={createRuleAction}
      />
    </Page>
  );
}
