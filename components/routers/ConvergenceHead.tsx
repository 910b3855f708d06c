'use client';

import { ConvergenceBar } from '@/components/ui/ConvergenceBar';
import { Ago } from '@/components/ui/DateTime';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { routersHref } from '@/components/ui/links/routers';
import { versionHref } from '@/components/ui/links/routing';
import {
  convergenceNews,
  convergenceTitle,
  standingCounts,
  versionNumber,
} from '@/lib/routers/convergence-words';
import type { RoutersView } from '@/lib/routers/live';
import styles from './convergence.module.css';
import { StandingSign } from './StandingSign';

/** Which version is in force, how many routers run it, and how the others stand. */
export function ConvergenceHead({
  view,
  environment,
  trouble,
}: {
  readonly view: RoutersView;
  readonly environment: string;
  /** Why it is from before, or null. */
  readonly trouble: string | null;
}) {
  const { convergence, gone } = view;
  const { version, publishedAt } = convergence;
  const counts = standingCounts(convergence).filter(({ count }) => count > 0);
  return (
    <div className={styles.head}>
      <div className={styles.titleLine}>
        <p className={styles.title}>{convergenceTitle(convergence)}</p>
        {version !== null && (
          <p className={styles.inForce}>
            <Link href={versionHref(versionNumber(version), environment)}>
              Version {versionNumber(version)}
            </Link>{' '}
            in force since <Ago at={publishedAt} />
          </p>
        )}
      </div>
      <ConvergenceBar convergence={convergence} />
      <ul className={styles.counts}>
        {counts.map(({ standing, count }) => (
          <li key={standing}>
            <Link href={routersHref(environment, { standing })} className={styles.count}>
              <StandingSign standing={standing} count={formatCount(count)} />
            </Link>
          </li>
        ))}
        {gone > 0 && (
          <li className={styles.gone}>
            {formatCount(gone)} silent for more than a day {gone === 1 ? 'is' : 'are'} not counted.{' '}
            <Link href={routersHref(environment, { gone: true })}>Show</Link>
          </li>
        )}
      </ul>
      {/* Told once when it changes, not at every look. */}
      <p role="status" className={trouble ? styles.trouble : 'visually-hidden'}>
        {trouble === null ? convergenceNews(convergence) : `${trouble} What is shown is from before.`}
      </p>
    </div>
  );
}
