import { diffRules } from '@/lib/routing/source-diff';
import { rulesByKey } from '@/lib/routing/source-rules';
import type { PolicySource } from '@/lib/routing/source-schema';
import { RuleSentences } from '../RuleSentences';
import styles from './rebase.module.css';

/** Every rule that one of the two had otherwise, as it comes out, in its place. */
export function RebasedRules({
  theirs,
  mine,
  result,
}: {
  readonly theirs: PolicySource;
  readonly mine: PolicySource;
  readonly result: PolicySource;
}) {
  const changed = new Set([...diffRules(theirs, result), ...diffRules(mine, result)].map(({ rule }) => rule));
  const removed = [...changed].filter((key) => !rulesByKey(result).has(key));
  return (
    <div className={styles.result}>
      {Object.entries(result.taskClasses).map(([taskClass, { name, rules }]) => (
        <section key={taskClass} aria-label={name}>
          <h3 className={styles.resultClass}>{name}</h3>
          <ol className={styles.resultRules}>
            {rules.map(({ key, enabled, definition }) => (
              <li key={key} data-same={!changed.has(key) || undefined}>
                <strong>{key}</strong>
                {!enabled && <span className={styles.quiet}> switched off</span>}
                {changed.has(key) && <RuleSentences definition={definition} />}
              </li>
            ))}
          </ol>
          {rules.length === 0 && <p className={styles.quiet}>No rule: every request is denied.</p>}
        </section>
      ))}
      {removed.length > 0 && <p>Removed: {removed.join(', ')}.</p>}
    </div>
  );
}
