import Link from 'next/link';
import { formatDollars } from '@/components/ui/format-number';
import { taskClassHref } from '@/components/ui/links/routing';
import { describeCondition } from '@/lib/routing/describe';
import type { TaskClassRules } from '@/lib/routing/dto';
import styles from './routing.module.css';

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
            <h2 id={`class-${taskClass.key}`} className={styles.ruleTitle}>
              <Link href={taskClassHref(taskClass.key, environment, draft)} className={styles.taskClassName}>
                {taskClass.name}
              </Link>
            </h2>
            <p className={styles.facts}>
              {[taskClass.floorLevel, ...taskClass.floorTags].join(', ')} and above
              {taskClass.slaP95Ms !== null && ` · p95 ${taskClass.slaP95Ms.toLocaleString('en')} ms`}
              {taskClass.costToleranceUsd !== null && ` · up to ${formatDollars(taskClass.costToleranceUsd)}`}
            </p>
          </div>
          <div>
            {taskClass.rules.length === 0 && (
              <span className={styles.sentence}>No rule: every request is denied.</span>
            )}
            {taskClass.rules.map((rule) => {
              const targets = rule.definition.arms.flatMap((arm) => arm.targets);
              const { when } = rule.definition;
              return (
                <div key={rule.id} className={styles.ruleLine} data-disabled={!rule.enabled || undefined}>
                  <span className={styles.ruleKey}>{rule.key}</span>
                  <span className={styles.sentence}>
                    {!rule.enabled && 'Disabled. '}
                    {when ? `When ${describeCondition(when)}: ` : ''}
                    {targets.map(({ offering }, index) => (
                      <span key={offering} className={styles.lineTarget}>
                        {index > 0 && (
                          <span className={styles.arrow}>
                            <span aria-hidden>→</span>
                            <span className="visually-hidden">then</span>
                          </span>
                        )}
                        {offering}
                      </span>
                    ))}
                  </span>
                </div>
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}
