import { IconHandStop } from '@tabler/icons-react';
import { ConvergenceBar } from '@/components/ui/ConvergenceBar';
import { Ago, DateTime } from '@/components/ui/DateTime';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { routersHref } from '@/components/ui/links/routers';
import { draftsHref, publishHref, routingHref, stopsHref, versionHref } from '@/components/ui/links/routing';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { EnvironmentStanding } from '@/lib/overview/environment-standing';
import { convergenceShort } from '@/lib/routers/convergence-words';
import styles from './overview.module.css';

/** Each environment: what is in force since when and by whom, how many routers run it, and what is about to change. */
export function EnvironmentTable({ standings }: { readonly standings: readonly EnvironmentStanding[] }) {
  return (
    <PlainTable label="Environments" minWidth={760}>
      <thead>
        <tr>
          <th scope="col">Environment</th>
          <th scope="col">Active version</th>
          <th scope="col">Routers</th>
          <th scope="col">Stops</th>
          <th scope="col">Next publish</th>
          <th scope="col">Drafts</th>
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => {
          const { environment, active, stops, drafts, next } = standing;
          const { key } = environment;
          return (
            <tr key={key}>
              <th scope="row">
                <EnvironmentSign name={environment.name} production={environment.production} />
              </th>
              <td data-label="Active version">
                {active ? (
                  <div>
                    <Link href={versionHref(active.version, key)}>Version {active.version}</Link>
                    <div className={styles.quiet}>
                      <Ago at={active.publishedAt} /> by {active.by}
                    </div>
                  </div>
                ) : (
                  <div>
                    <span className={styles.quiet}>nothing published, </span>
                    <Link href={routingHref(key)}>write rules</Link>
                  </div>
                )}
              </td>
              <td data-label="Routers">
                <Routers standing={standing} />
              </td>
              <td data-label="Stops">
                {stops > 0 ? (
                  <Link href={stopsHref(key)}>
                    <Sign tone="bad" icon={<IconHandStop size={14} />}>
                      {formatCount(stops)} in force
                    </Sign>
                  </Link>
                ) : (
                  <span className={styles.quiet}>none</span>
                )}
              </td>
              <td data-label="Next publish">
                {next ? (
                  <div>
                    <DateTime at={next.at} />
                    <div>
                      <Link href={publishHref(key, next.draft)}>draft {next.draft}</Link>
                    </div>
                  </div>
                ) : (
                  <span className={styles.quiet}>none set</span>
                )}
              </td>
              <td data-label="Drafts">
                <Link href={draftsHref(key)}>{formatCount(drafts)} open</Link>
              </td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}

function Routers({
  standing: { environment, convergence, tokens },
}: {
  readonly standing: EnvironmentStanding;
}) {
  const { version, total, rejecting, silent } = convergence;
  if (total === 0)
    return (
      <div>
        <Link href={routersHref(environment.key)}>none connected</Link>
        <span className={styles.quiet}>, {tokens === 0 ? 'no tokens' : formatPlural(tokens, 'token')}</span>
      </div>
    );
  const standings = [
    { standing: 'rejecting', count: rejecting, word: 'refusing', tone: 'bad' },
    { standing: 'silent', count: silent === total ? 0 : silent, word: 'silent', tone: 'warning' },
  ] as const;
  return (
    <div className={styles.routers}>
      <div className={styles.inLine}>
        <Link href={routersHref(environment.key)}>{convergenceShort(convergence)}</Link>
        {version !== null && silent < total && <span className={styles.quiet}>run it</span>}
        {standings
          .filter(({ count }) => count > 0)
          .map(({ standing, count, word, tone }) => (
            <Link key={standing} href={routersHref(environment.key, { standing })}>
              <Sign tone={tone}>
                {formatCount(count)} {word}
              </Sign>
            </Link>
          ))}
      </div>
      <ConvergenceBar convergence={convergence} thin />
    </div>
  );
}
