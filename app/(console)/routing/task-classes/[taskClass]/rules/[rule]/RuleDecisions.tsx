import { DecisionsView } from '@/components/routers/DecisionsView';
import { decisionsOfRule } from '@/lib/routers/server/decision-queries';

/** What routers decided by a rule in the last day. */
export async function RuleDecisions({
  environment,
  taskClass,
  rule,
  now,
}: {
  readonly environment: string;
  readonly taskClass: string;
  readonly rule: string;
  readonly now: Date;
}) {
  const decisions = await decisionsOfRule(environment, { taskClass, rule }, 24, now);
  return (
    <DecisionsView
      stretches={[{ label: 'Last 24 hours', decisions }]}
      by="arms"
      empty="No router has reported a decision by it in the last 24 hours. Routers report with a token that has the scope telemetry:write."
    />
  );
}
