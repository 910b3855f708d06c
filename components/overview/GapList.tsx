import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { taskClassHref } from '@/components/ui/links/routing';
import type { EnvironmentStanding } from '@/lib/overview/environment-standing';
import type { FallbackGap } from '@/lib/overview/fallback-gaps';
import styles from './overview.module.css';

/** So many of an environment are named. */
const SHOWN = 6;

function why({ why: reason, only }: FallbackGap): string {
  if (reason === 'no_rule') return 'has no rule';
  if (reason === 'none') return 'has nothing open';
  return reason === 'one' ? `has ${only} alone` : `goes through ${only} alone`;
}

/** The task classes of each policy in force that have nowhere else to go. */
export function GapList({ standings }: { readonly standings: readonly EnvironmentStanding[] }) {
  const used = standings.filter(({ active }) => active !== null);
  const gapped = used.filter(({ gaps }) => gaps.length > 0);
  if (used.length === 0)
    return <p className={styles.quiet}>Nothing is published yet, so nothing can fail.</p>;
  if (gapped.length === 0)
    return (
      <p className={styles.quiet}>
        None. Every task class has two offerings open, through different channels.
      </p>
    );
  return (
    <div className={styles.gaps}>
      {gapped.map(({ environment, gaps }) => (
        <section key={environment.key} aria-label={environment.name}>
          <h3>
            <EnvironmentSign name={environment.name} production={environment.production} />
          </h3>
          <ul>
            {gaps.slice(0, SHOWN).map((gap) => (
              <li key={gap.taskClass}>
                <Link href={taskClassHref(gap.taskClass, environment.key)}>{gap.name}</Link>{' '}
                <span className={styles.quiet}>{why(gap)}</span>
              </li>
            ))}
          </ul>
          {gaps.length > SHOWN && (
            <details>
              <summary>{formatPlural(gaps.length - SHOWN, 'other')}</summary>
              <ul>
                {gaps.slice(SHOWN).map((gap) => (
                  <li key={gap.taskClass}>
                    <Link href={taskClassHref(gap.taskClass, environment.key)}>{gap.name}</Link>{' '}
                    <span className={styles.quiet}>{why(gap)}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      ))}
    </div>
  );
}
