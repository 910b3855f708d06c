import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleForm } from '@/components/routing/RuleForm';
import { EMPTY_DEFINITION, ruleValues } from '@/components/routing/rule-values';
import { requireCaller } from '@/lib/auth/server/session';
import { offeringRowsByKey } from '@/lib/catalog/server/offering-rows';
import { shownFacts } from '@/lib/routing/server/shown-evidence';
import { routingVocabulary } from '@/lib/routing/server/vocabulary';
import { workbenchRecords } from '@/lib/routing/server/workbench-queries';
import { type PageSearch, pageDraft, pageEnvironment } from '../../../../environment';
import { pageTaskClass } from '../../page-task-class';
import { saveNewRuleAction, saveRuleAction } from '../actions';

export const metadata: Metadata = { title: 'New rule' };

export default async function NewRulePage({
  params,
  searchParams,
}: {
  params: Promise<{ taskClass: string }>;
  searchParams: PageSearch;
}) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draft = await pageDraft(searchParams, environment);
  const taskClass = await pageTaskClass(params, environment.key, draft);
  const { add: offering } = await searchParams;
  const rows = await offeringRowsByKey(typeof offering === 'string' ? [offering] : []);
  const targets = rows.map((row) => ({ offering: row.key }));
  const key = taskClass.rules.length === 0 ? taskClass.key : '';
  const now = new Date();
  const records = (await workbenchRecords(environment.key, draft, taskClass.key, now)) ?? notFound();
  const facts = await shownFacts(caller, records.facts);
  return (
    <RuleForm
      place={{ environment: environment.key, draft, taskClass: taskClass.key, saved: null }}
      initial={ruleValues({
        key,
        enabled: true,
        definition: { ...EMPTY_DEFINITION, arms: [{ name: 'all', weight: 10_000, targets }] },
      })}
      taskClass={taskClass}
      environmentName={environment.name}
      vocabulary={await routingVocabulary()}
      rows={rows}
      records={{ ...records, facts }}
      index={taskClass.rules.length}
      openedAt={now.getTime()}
      save={{ create: saveNewRuleAction, update: saveRuleAction }}
    />
  );
}
