import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { RuleForm } from '@/components/routing/RuleForm';
import { ruleValues } from '@/components/routing/rule-values';
import { Page } from '@/components/ui/Page';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { requireCaller } from '@/lib/auth/server/session';
import { offeringRowsByKey } from '@/lib/catalog/server/offering-rows';
import { shownFacts } from '@/lib/routing/server/shown-evidence';
import { routingVocabulary } from '@/lib/routing/server/vocabulary';
import { workbenchRecords } from '@/lib/routing/server/workbench-queries';
import { type PageSearch, pageDraft, pageEnvironment } from '../../../../environment';
import { pageTaskClass } from '../../page-task-class';
import { saveNewRuleAction, saveRuleAction } from '../actions';
import { RuleDecisions } from './RuleDecisions';

export const metadata: Metadata = { title: 'Edit rule' };

export default async function RulePage({
  params,
  searchParams,
}: {
  params: Promise<{ taskClass: string; rule: string }>;
  searchParams: PageSearch;
}) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draft = await pageDraft(searchParams, environment);
  const taskClass = await pageTaskClass(params, environment.key, draft);
  const { rule: id } = await params;
  const index = taskClass.rules.findIndex((other) => other.id === id);
  const rule = taskClass.rules[index] ?? notFound();
  const { arms, escalate } = rule.definition;
  const named = [...arms.flatMap((arm) => arm.targets), ...(escalate?.targets ?? [])];
  const now = new Date();
  const records = (await workbenchRecords(environment.key, draft, taskClass.key, now)) ?? notFound();
  const facts = await shownFacts(caller, records.facts);
  return (
    <Page>
      <RuleForm
        key={rule.id}
        place={{ environment: environment.key, draft, taskClass: taskClass.key, saved: rule }}
        initial={ruleValues(rule)}
        taskClass={taskClass}
        environmentName={environment.name}
        vocabulary={await routingVocabulary()}
        rows={await offeringRowsByKey(named.map(({ offering }) => offering))}
        records={{ ...records, facts }}
        index={index}
        openedAt={now.getTime()}
        save={{ create: saveNewRuleAction, update: saveRuleAction }}
      />
      <Section
        title={`Decisions in ${environment.name}, last 24 hours`}
        actions={<TrailLink roles={caller.roles} type="rule" id={rule.id} />}
        note="As routers report them, of whichever version was in force: how many, never what was asked."
      >
        <Suspense fallback={<p aria-busy>Counting decisions…</p>}>
          <RuleDecisions environment={environment.key} taskClass={taskClass.key} rule={rule.key} now={now} />
        </Suspense>
      </Section>
    </Page>
  );
}
