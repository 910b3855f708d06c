import { formatAge } from '@/components/ui/format-date';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { routersHref } from '@/components/ui/links/routers';
import type { RouterDto } from '@/lib/routers/standing';
import styles from './convergence.module.css';
import { StandingSign } from './StandingSign';

const NAMED = 10;

/** Who still runs a version that another took the place of. */
export function LeftOn({
  routers,
  environment,
  version,
  at,
}: {
  readonly routers: readonly RouterDto[];
  readonly environment: string;
  /** `<epoch>.<version>` */
  readonly version: string;
  readonly at: string;
}) {
  if (routers.length === 0) return <p className={styles.quiet}>No router runs it any more.</p>;
  return (
    <>
      <p>
        {formatPlural(routers.length, 'router')} still {routers.length === 1 ? 'runs' : 'run'} it.
      </p>
      <ul className={styles.left}>
        {routers.slice(0, NAMED).map(({ instance, standing, lastSeenAt }) => (
          <li key={instance}>
            <code>{instance}</code> <StandingSign standing={standing} />{' '}
            <span className={styles.quiet}>seen {formatAge(lastSeenAt, at)}</span>
          </li>
        ))}
      </ul>
      {routers.length > NAMED && (
        <Link href={routersHref(environment, { version })}>All {formatCount(routers.length)}</Link>
      )}
    </>
  );
}
