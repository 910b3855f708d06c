'use client';

import { memo } from 'react';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { ConsideredTarget } from '@/lib/policy/considered';
import { describeShare } from '@/lib/routing/describe';
import type { Finding } from '@/lib/routing/finding';
import { FindingsList } from '../FindingsList';
import { RuleSentences } from '../RuleSentences';
import { RankingPane } from '../ranking/RankingPane';
import { type RuleValues, ruleDefinition } from '../rule-values';
import { TargetVerdict } from './TargetVerdict';
import type { CompiledRule } from './use-compiled-rule';
import styles from './workbench.module.css';

/** A ranking is drawn anew only where another question is asked: its chart is much to draw. */
const Ranked = memo(RankingPane, (before, after) => {
  const question = ({ rule: { key, when, needs, regions, salt }, select }: typeof before) =>
    JSON.stringify([key, when, needs, regions, salt, select]);
  return question(before) === question(after);
});

/** Whom the rule tries, at the lowest label that reaches it: in order, each with why it is out, or ranked with scores. */
export const TargetsPane = memo(function TargetsPane({
  values,
  compiled,
  outdated,
  rows,
  taskClass,
  environment,
}: {
  readonly values: RuleValues;
  readonly compiled: CompiledRule | null;
  /** The rule is not finished, and what is shown is of its last finished state. */
  readonly outdated: boolean;
  readonly rows: ReadonlyMap<string, OfferingRow>;
  readonly taskClass: string;
  readonly environment: string;
}) {
  const definition = ruleDefinition(values);
  const { edited, selected } = compiled ?? {};
  const about = findingsOf(edited?.findings ?? [], edited?.place ?? '');
  const verdict = (offering: string, escalation: boolean): ConsideredTarget | undefined =>
    edited?.targets.find(
      (target) => target.offering === offering && (target.role === 'escalation') === escalation,
    );
  /** The first that is called where those before it are passed over; for that, they count as unavailable. */
  const leads = ({ targets }: (typeof definition.arms)[number]) =>
    targets.findIndex(
      ({ offering, on }, place) =>
        verdict(offering, false)?.codes.length === 0 && (place === 0 || !on || on.includes('unavailable')),
    );
  const nothing = definition.arms.every((arm) => !arm.select && arm.targets.length === 0);
  return (
    <div className={styles.inner}>
      <h2 className={styles.paneTitle}>Whom it tries</h2>
      <RuleSentences definition={definition} withTargets={false} />
      {edited && !nothing && (
        <p className={styles.quiet}>
          Checked for the least sensitive request that reaches it: {edited.lowest.level}
          {edited.lowest.tags.length > 0 && `, tagged ${edited.lowest.tags.join(', ')}`}.
          {!values.enabled && ' The rule is disabled: this is what it would do.'}
        </p>
      )}
      {outdated && edited && (
        <p className={styles.notice}>The rule is not finished: what is checked is how it was before.</p>
      )}
      <FindingsList withPlace={false} findings={about.rule} />
      {nothing && (
        <p className={styles.quiet}>
          Add an offering: here you see in which order they are tried, and why one is out.
        </p>
      )}
      {definition.arms.map((arm, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an arm is known by its place, since its name is being edited
        <section key={index} aria-label={`Arm ${arm.name}`}>
          {definition.arms.length > 1 && (
            <h3 className={styles.armTitle}>
              {arm.name} <span>{describeShare(arm.weight)} of units</span>
            </h3>
          )}
          {arm.select ? (
            <>
              <Ranked
                taskClass={taskClass}
                rule={{ key: values.key, ...definition }}
                select={arm.select}
                environment={environment}
              />
              <FindingsList withPlace={false} findings={about.at(`arms/${index}`)} />
            </>
          ) : (
            <ol className={styles.verdicts}>
              {arm.targets.map(({ offering, on }, at) => (
                <TargetVerdict
                  key={offering}
                  offering={offering}
                  row={rows.get(offering)}
                  on={on}
                  place={at}
                  leads={at > 0 && at === leads(arm)}
                  verdict={verdict(offering, false)}
                  findings={about.at(`arms/${index}/targets/${at}`)}
                />
              ))}
            </ol>
          )}
          {selected?.has(arm.name) && selected.get(arm.name) === undefined && (
            <p className={styles.quiet}>What it selects is not known yet.</p>
          )}
        </section>
      ))}
      {definition.escalate && definition.escalate.targets.length > 0 && (
        <section aria-label="Escalations">
          <h3 className={styles.armTitle}>
            Escalations <span>below a score of {definition.escalate.below}, or when nobody else is left</span>
          </h3>
          <ol className={styles.verdicts}>
            {definition.escalate.targets.map(({ offering }, at) => (
              <TargetVerdict
                key={offering}
                offering={offering}
                row={rows.get(offering)}
                on={undefined}
                place={at}
                escalation
                verdict={verdict(offering, true)}
                findings={about.at(`escalate/targets/${at}`)}
              />
            ))}
          </ol>
        </section>
      )}
    </div>
  );
});

/** Findings by what they are about: one offering or ranking, or the rule and its arms as wholes. */
function findingsOf(findings: readonly Finding[], place: string) {
  const of = (finding: Finding) => finding.place.slice(`${place}/definition/`.length);
  // A verdict says the same in more words; what is about the condition stands beside it.
  const shown = findings.filter(({ code }) => code !== 'target_not_eligible');
  return {
    rule: shown.filter(
      (finding) =>
        (finding.place === place || /^arms\/\d+$/.test(of(finding))) &&
        !['unreachable_rule', 'rule_over'].includes(finding.code),
    ),
    at: (path: string) =>
      shown.filter((finding) => of(finding) === path || of(finding).startsWith(`${path}/`)),
  };
}
