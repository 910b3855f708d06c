import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { publishHref, versionHref } from '@/components/ui/links/routing';
import { ageWords, type EnvironmentOverview, timesDiffer } from '@/lib/routing/environment-settings';
import styles from './environments.module.css';

/** With which times the version in force was signed, and how new ones reach routers. */
export function ReleaseTimes({
  environment,
  mayPublish,
}: {
  readonly environment: EnvironmentOverview;
  readonly mayPublish: boolean;
}) {
  const { key, active } = environment;
  if (!active)
    return (
      <p className={styles.quiet}>Nothing is published yet: the first version is signed with these times.</p>
    );
  const differ = timesDiffer(active, environment);
  return (
    <div className={styles.release} data-differ={differ || undefined}>
      <p>
        <Link href={versionHref(active.version, key)}>Version {active.version}</Link>, published{' '}
        <DateTime at={active.publishedAt} />, was signed with: stale after {ageWords(active.staleAfter)},{' '}
        {active.denyAfter === null ? 'never denies' : `denies after ${ageWords(active.denyAfter)}`}.
      </p>
      {differ && (
        <>
          <p>
            Routers follow those until the next version takes effect. It may say the same rules: publishing
            signs them anew, with the times above.
          </p>
          {mayPublish ? (
            <LinkButton variant="default" href={publishHref(key)}>
              Publish with the new times
            </LinkButton>
          ) : (
            <p className={styles.quiet}>A publisher does that.</p>
          )}
        </>
      )}
    </div>
  );
}
