import { formatAge } from '@/components/ui/format-date';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { routersHref } from '@/components/ui/links/routers';
import { rejectionWords } from '@/lib/routers/rejection-words';
import { STANDING_ADVICE } from '@/lib/routers/standing-words';
import type { Trouble } from '@/lib/routers/troubles';
import styles from './convergence.module.css';
import { StandingSign } from './StandingSign';

/** Who does not run the version in force and why, with what to do; those with the same trouble together. */
export function TroubleList({
  troubles,
  environment,
  at,
  named = 3,
}: {
  readonly troubles: readonly Trouble[];
  readonly environment: string;
  /** The instant they were looked at. */
  readonly at: string;
  /** How many of each are named. */
  readonly named?: number;
}) {
  if (troubles.length === 0) return null;
  return (
    <ul className={styles.troubles}>
      {troubles.map(({ standing, reason, count, routers }) => {
        const { means, todo } = STANDING_ADVICE[standing];
        const words = reason === null ? { why: means, todo } : rejectionWords(reason);
        return (
          <li key={`${standing} ${reason}`} className={styles.oneTrouble}>
            <div className={styles.which}>
              <StandingSign standing={standing} count={formatCount(count)} />
            </div>
            <div className={styles.words}>
              <p>
                {words.why} <span className={styles.todo}>{words.todo}</span>
              </p>
              <p className={styles.names}>
                {routers.slice(0, named).map(({ instance, lastSeenAt }) => (
                  <span key={instance} className={styles.name}>
                    <code>{instance}</code>
                    {standing === 'silent' && `, seen ${formatAge(lastSeenAt, at)}`}
                  </span>
                ))}
                {count > 1 && (
                  <Link href={routersHref(environment, { standing, reason })}>
                    {count > named ? `All ${formatCount(count)}` : 'Show them'}
                  </Link>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
