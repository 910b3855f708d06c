import { IconAlertTriangle } from '@tabler/icons-react';
import type { StopPreview } from '@/lib/routing/dto';
import changesStyles from './changes.module.css';
import { count } from './DraftBar';
import styles from './routing.module.css';

/** What a stop closes, environment by environment and rule by rule, and whether anything is left there. */
export function StopEffects({
  previews,
  nameOf,
}: {
  readonly previews: readonly StopPreview[];
  readonly nameOf: (environment: string) => string;
}) {
  if (previews.length === 0)
    return <p role="status">Nothing is published there yet, so nothing would change.</p>;
  return (
    <div role="status">
      {previews.map(({ environment, already, emergency, effects }) => (
        <section key={environment} aria-label={nameOf(environment)} style={{ marginBottom: 12 }}>
          <h3 className={styles.ruleTitle}>{nameOf(environment)}</h3>
          {emergency && !already && (
            <p className={styles.facts}>
              Others approve what opens something here. This closes, so it takes effect at once: as an
              emergency that a second person ratifies within 24 hours. Lifting it needs an approval.
            </p>
          )}
          {already && <p className={styles.facts}>It is stopped there already.</p>}
          {!already && effects.length === 0 && (
            <p className={styles.facts}>No rule uses it now. The stop would still hold for later versions.</p>
          )}
          <ul className={changesStyles.changes}>
            {effects.map(({ taskClass, rule, closed, left }) => (
              <li key={`${taskClass} ${rule}`} className={changesStyles.change}>
                {left.length === 0 && (
                  <IconAlertTriangle
                    size={16}
                    aria-hidden
                    style={{ color: 'var(--bad)', flex: 'none', marginTop: 2 }}
                  />
                )}
                <div style={{ minWidth: 0 }}>
                  <strong>{rule}</strong> in {taskClass} loses {closed.join(', ')}.{' '}
                  {left.length === 0 ? (
                    <span style={{ color: 'var(--bad)' }}>
                      Nothing is left: its requests would be denied.
                    </span>
                  ) : (
                    <>
                      {count(left.length, 'offering')} left: {left.join(', ')}.
                    </>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
