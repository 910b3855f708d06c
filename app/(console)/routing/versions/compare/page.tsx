import { IconArrowsDiff } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ChangesList } from '@/components/routing/ChangesList';
import { count } from '@/components/routing/DraftBar';
import { VersionDiff } from '@/components/routing/VersionDiff';
import { VersionPicker } from '@/components/routing/VersionPicker';
import styles from '@/components/routing/versions.module.css';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { versionHref } from '@/components/ui/links/routing';
import { compareHref } from '@/components/ui/links/versions';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { requireCaller } from '@/lib/auth/server/session';
import type { VersionDto } from '@/lib/routing/dto';
import { listEnvironments } from '@/lib/routing/server/queries';
import { compareVersions } from '@/lib/routing/server/version-compare';
import { listVersions } from '@/lib/routing/server/version-queries';
import { readVersionRef } from '@/lib/routing/version-ref';
import { type PageSearch, pageEnvironment } from '../../environment';

export const metadata: Metadata = { title: 'Compare versions' };

export default async function ComparePage({ searchParams }: { searchParams: PageSearch }) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const search = await searchParams;
  const environments = await listEnvironments();
  const known = (ref: ReturnType<typeof readVersionRef>) =>
    environments.some(({ key }) => key === ref?.environment) ? ref : null;
  const [from, to] = [search.from, search.to].map((text) => known(readVersionRef(text, environment.key)));
  const asText = search.view === 'text';
  const [choices, compared] = await Promise.all([
    Promise.all(
      environments.map(async ({ key, name }) => ({
        environment: name,
        versions: (await listVersions(key)).map(({ version, reason }) => ({
          environment: key,
          version,
          label: `${name} ${version}: ${reason.slice(0, 60)}`,
        })),
      })),
    ),
    from && to ? compareVersions(from, to, { text: asText }) : null,
  ]);
  const nameOf = ({ environment: key, version }: VersionDto) =>
    `${environments.find((one) => one.key === key)?.name ?? key} version ${version}`;
  const stops = compared ? compared.stopsBrought.length + compared.stopsLifted.length : 0;
  return (
    <Page>
      <PageHeader
        title="Compare versions"
        description="What changes for routers from the first version to the second, of one environment or of two."
      />
      <VersionPicker
        key={`${search.from} ${search.to}`}
        choices={choices.filter(({ versions }) => versions.length > 0)}
        from={from ?? null}
        to={to ?? null}
        view={asText ? 'text' : 'words'}
      />
      {!compared && (
        <EmptyState
          icon={<IconArrowsDiff />}
          title={from && to ? 'There is no such version' : 'Pick two versions'}
        >
          {from && to
            ? 'One of the two that the address names does not exist. Pick others.'
            : 'The address then names both: send it to whoever should see the same.'}
        </EmptyState>
      )}
      {compared && from && to && (
        <>
          <div className={styles.two}>
            <Side title="From" name={nameOf(compared.from)} version={compared.from} />
            <Side title="To" name={nameOf(compared.to)} version={compared.to} />
          </div>
          <nav className={styles.tabs} aria-label="How it is shown">
            <Link
              className={styles.tab}
              href={compareHref(from, to)}
              aria-current={asText ? undefined : 'page'}
            >
              In words ({count(compared.changes.length + stops, 'change')})
            </Link>
            <Link
              className={styles.tab}
              href={compareHref(from, to, 'text')}
              aria-current={asText ? 'page' : undefined}
            >
              Side by side
            </Link>
          </nav>
          {compared.text ? (
            <VersionDiff diff={compared.text} left={nameOf(compared.from)} right={nameOf(compared.to)} />
          ) : (
            <Section title={compared.changes.length + stops === 0 ? 'Nothing differs' : 'What differs'}>
              {compared.stopsBrought.map((stop) => (
                <p key={stop}>Stops {stop}.</p>
              ))}
              {compared.stopsLifted.map((stop) => (
                <p key={stop}>Does not stop {stop}.</p>
              ))}
              {compared.changes.length + stops === 0 ? (
                <p>Routers decide by both in the same way.</p>
              ) : (
                <ChangesList changes={compared.changes} />
              )}
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

function Side({
  title,
  name,
  version,
}: {
  readonly title: string;
  readonly name: string;
  readonly version: VersionDto;
}) {
  return (
    <section className={styles.side} aria-label={title}>
      <h2>
        {title} <Link href={versionHref(version.version, version.environment)}>{name}</Link>
      </h2>
      <p>{version.reason}</p>
      <p className={styles.facts}>
        <span>{version.publishedBy}</span>
        <DateTime at={version.publishedAt} />
      </p>
    </section>
  );
}
