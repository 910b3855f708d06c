import { Fragment } from 'react';
import { formatDollars } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { taskClassHref } from '@/components/ui/links/routing';
import { describeCondition, describeSelection, describeShare } from '@/lib/routing/describe';
import type { RuleDto, TaskClassRules } from '@/lib/routing/dto';
import routingStyles from './routing.module.css';
import styles from './task-classes.module.css';

/** Task classes with their rules in one line each: what the whole policy does, on one screen. */
export function TaskClassList({
  taskClasses,
  environment,
  draft,
}: {
  readonly taskClasses: readonly TaskClassRules[];
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
}) {
  return (
    <div>
      {taskClasses.map((taskClass) => (
        <section key={taskClass.key} className={styles.taskClass} aria-labelledby={`class-${taskClass.key}`}>
          <div>
            <h2 id={`class-${taskClass.key}`} className={routingStyles.ruleTitle}>
              <Link href={taskClassHref(taskClass.key, environment, draft)} className={styles.taskClassName}>
                {taskClass.name}
              </Link>
            </h2>
            <p className={routingStyles.facts}>
              {[taskClass.floorLevel, ...taskClass.floorTags].join(', ')} and above
              {taskClass.slaP95Ms !== null && ` · p95 ${taskClass.slaP95Ms.toLocaleString('en')} ms`}
              {taskClass.costToleranceUsd !== null && ` · up to ${formatDollars(taskClass.costToleranceUsd)}`}
            </p>
          </div>
          <div>
            {taskClass.rules.length === 0 && (
              <span className={routingStyles.sentence}>No rule: every request is denied.</span>
            )}
            {taskClass.rules.map((rule) => (
              <RuleLine key={rule.id} rule={rule} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** When a rule applies and whom it tries, in a line; each arm of a split by itself. */
function RuleLine({ rule: { key, enabled, definition } }: { readonly rule: RuleDto }) {
  const { when, arms } = definition;
  return (
    <div className={styles.ruleLine} data-disabled={!enabled || undefined}>
      <span className={styles.ruleKey}>{key}</span>
      <span className={routingStyles.sentence}>
        {!enabled && 'Disabled. '}
        {when ? `When ${describeCondition(when)}: ` : ''}
        {arms.map((arm, index) => (
          <Fragment key={arm.name}>
            {index > 0 && ' · '}
            {arms.length > 1 && `${describeShare(arm.weight)} `}
            {arm.select ? describeSelection(arm.select) : <Targets targets={arm.targets} />}
          </Fragment>
        ))}
      </span>
    </div>
  );
}

function Targets({ targets }: { readonly targets: readonly { readonly offering: string }[] }) {
  return targets.map(({ offering }, index) => (
    <span key={offering} className={styles.lineTarget}>
      {index > 0 && (
        <span className={styles.arrow}>
          <span aria-hidden>→</span>
          <span className="visually-hidden">then</span>
        </span>
      )}
      {offering}
    </span>
  ));
}
