'use client';

import { Button, Collapse } from '@mantine/core';
import { memo, useId, useMemo, useState } from 'react';
import { LinkButton } from '@/components/ui/LinkButton';
import { explain } from '@/lib/policy/explain';
import { parseRequest } from '@/lib/policy/request';
import type { PolicyRequest } from '@/lib/policy/types';
import { stopWords } from '@/lib/routing/check-words';
import type { TaskClassDto } from '@/lib/routing/dto';
import { lowestLabel } from '@/lib/routing/lowest-label';
import { tryRequestHref } from '@/lib/routing/try-link';
import { requestNames } from '@/lib/routing/try-policy';
import { requestWords } from '@/lib/routing/try-request';
import { requestForRule } from '@/lib/routing/try-sample';
import type { WorkbenchRecords } from '@/lib/routing/workbench';
import { ChecksList, RulesLookedAt } from '../try/TryChecks';
import { DecisionLine } from '../try/TryDecision';
import { TryForm } from '../try/TryForm';
import { CandidateOrder } from './CandidateOrder';
import type { RuleInput } from './rule-input';
import type { CompiledRule } from './use-compiled-rule';
import type { RulePlace } from './use-edited-rule';
import { OWN_UNDO } from './use-step-keys';
import styles from './workbench.module.css';

/** A request decided by the task class with the rule as it is being edited, before anything is saved. */
export const TryPane = memo(function TryPane({
  compiled,
  outdated,
  rule,
  records,
  taskClass,
  place,
}: {
  readonly compiled: CompiledRule | null;
  readonly outdated: boolean;
  /** As it could be saved last. */
  readonly rule: RuleInput | null;
  readonly records: WorkbenchRecords;
  readonly taskClass: TaskClassDto;
  readonly place: RulePlace;
}) {
  const form = useId();
  // Until a request is made up here, it follows the rule.
  const [own, setOwn] = useState<PolicyRequest | null>(null);
  const taken = useMemo((): PolicyRequest => {
    const levels = records.levels.map(({ key }) => key);
    const when = rule?.definition.when;
    const label = lowestLabel(records.source.label, when, levels);
    return { ...requestForRule(taskClass, when, levels), label };
  }, [records, rule, taskClass]);
  const request = own ?? taken;
  const [open, setOpen] = useState(false);
  const { edited, now, selected } = compiled ?? {};
  const names = useMemo(() => (edited ? requestNames(edited.bundle) : null), [edited]);
  const explanation = useMemo(() => {
    const parsed = parseRequest(request);
    if (!edited?.ready.ok || !parsed.ok || now === undefined) return null;
    return explain(edited.ready.prepared, edited.notes, parsed.request, now);
  }, [edited, request, now]);
  const ranking = rule?.definition.arms.some(({ name, select }) => select && !selected?.get(name));
  const rules = edited?.bundle.taskClasses[place.taskClass]?.rules ?? [];
  const { stops } = records;

  return (
    <div className={styles.inner} {...OWN_UNDO}>
      <div className={styles.paneHead}>
        <h2 className={styles.paneTitle}>Try it</h2>
        {place.saved && (
          <LinkButton
            href={tryRequestHref(place.environment, 'draft', request, null, place.draft)}
            size="compact-sm"
            variant="subtle"
            color="gray"
          >
            Open in Try it
          </LinkButton>
        )}
      </div>
      <div className={styles.request}>
        <p className={styles.requestWords}>{requestWords(request)}</p>
        <div className={styles.requestTools}>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={open}
            aria-controls={form}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide the request' : 'Change the request'}
          </Button>
          {own && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOwn(null)}>
              One that the rule takes
            </Button>
          )}
        </div>
        <Collapse expanded={open} id={form}>
          {names && <TryForm request={request} names={names} taskClassGiven onChange={setOwn} />}
        </Collapse>
      </div>
      {stops.length > 0 && (
        <p className={styles.notice}>
          Stops in force: {stops.map((stop) => stopWords({ ...stop })).join('; ')}.
        </p>
      )}
      {outdated && explanation && (
        <p className={styles.notice}>The rule is not finished: this is decided by how it was before.</p>
      )}
      {!edited && (
        <p className={styles.quiet}>
          Once the rule has an offering, the decision is shown here with every change.
        </p>
      )}
      {edited && !edited.ready.ok && (
        <p className={styles.notice}>
          {ranking
            ? 'The ranking is on its way.'
            : `Routers would refuse this draft: ${edited.ready.message}.`}
        </p>
      )}
      {explanation && (
        <>
          <div className={styles.decision}>
            <DecisionLine decision={explanation} />
          </div>
          {rule && explanation.rule !== rule.key && (
            <p className={styles.notice}>
              {rule.enabled
                ? explanation.rule === null
                  ? 'This request does not reach the rule.'
                  : `This request does not reach the rule: ${explanation.rule} decides it.`
                : 'The rule is disabled: routers pass it over.'}
            </p>
          )}
          <CandidateOrder decision={explanation} />
          {explanation.considered.rules.length > 1 && (
            <section>
              <h3 className={styles.armTitle}>Rules looked at</h3>
              <RulesLookedAt considered={explanation.considered} rules={rules} />
            </section>
          )}
          {explanation.considered.targets.length > 0 && (
            <section>
              <h3 className={styles.armTitle}>Checks</h3>
              <ChecksList targets={explanation.considered.targets} />
            </section>
          )}
        </>
      )}
    </div>
  );
});
