import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { ChangesList } from '@/components/routing/ChangesList';
import { VersionFacts } from '@/components/routing/VersionFacts';
import { VersionFindings } from '@/components/routing/VersionFindings';
import { VersionNarrowing } from '@/components/routing/VersionNarrowing';
import styles from '@/components/routing/versions.module.css';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { compareHref, versionDocumentHref } from '@/components/ui/links/versions';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { TrailLink } from '@/components/ui/TrailLink';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { heardRouters } from '@/lib/routers/server/live-queries';
import { readWait } from '@/lib/routers/wait';
import { breakGlassPreview } from '@/lib/routing/server/emergency-queries';
import { rollbackPreview } from '@/lib/routing/server/queries';
import { rollbackStanding } from '@/lib/routing/server/review-queries';
import { versionNotes } from '@/lib/routing/server/version-documents';
import { getVersion } from '@/lib/routing/server/version-queries';
import type { PageSearch } from '../../environment';
import { Promote } from './Promote';
import { pageVersion } from './page-version';
import { RollBack } from './RollBack';
import { VersionDecisions } from './VersionDecisions';
import { VersionRouters } from './VersionRouters';

export const metadata: Metadata = { title: 'Version' };

export default async function VersionPage({
  params,
  searchParams,
}: {
  params: Promise<{ version: string }>;
  searchParams: PageSearch;
}) {
  const caller = await requireCaller();
  const { environment, number } = await pageVersion(params, searchParams);
  const given = await searchParams;
  const version = (await getVersion(environment.key, number)) ?? notFound();
  const narrowed =
    version.kind === 'narrow' ? ((await versionNotes(environment.key, number))?.narrowed ?? []) : [];
  const standing = await rollbackStanding(caller, environment.key, number);
  const { mayPublish, mayRequest } = standing.me;
  const now = new Date();
  const mayBreakGlass = standing.approval.required > 0 && allowsSomewhere(caller.roles, 'policy.break_glass');
  const rollback =
    version.active || !(mayPublish || mayRequest || mayBreakGlass)
      ? null
      : await rollbackPreview(environment.key, number, now);
  const widenings =
    rollback && mayBreakGlass && standing.approval.blocked.length > 0
      ? await breakGlassPreview(environment.key, number, now)
      : null;
  const ref = { environment: environment.key, version: number };
  const previous = number > 1 ? { ...ref, version: number - 1 } : null;
  return (
    <Page>
      <PageHeader
        trail={
          <TrailLink
            roles={caller.roles}
            type="policy version"
            id={`${environment.key}/${version.version}`}
          />
        }
        title={`Version ${version.version}`}
        signs={
          <>
            <EnvironmentSign name={environment.name} production={environment.production} />
            {version.active && <Sign tone="good">Active</Sign>}
          </>
        }
        description={version.reason}
        actions={
          <>
            {previous && (
              <LinkButton href={compareHref(previous, ref)} variant="default">
                Compare
              </LinkButton>
            )}
            {allowsSomewhere(caller.roles, 'draft.create') && (
              <Promote environment={environment.key} version={number} />
            )}
          </>
        }
      />
      <VersionFacts version={version} />
      <VersionRouters
        caller={caller}
        version={version}
        wait={readWait(given.share, given.seconds)}
        now={now}
      />
      <Section title={number === 1 ? 'What it began with' : `What it changed from version ${number - 1}`}>
        {version.stopsBrought.map((stop) => (
          <p key={stop}>Stopped {stop}.</p>
        ))}
        {version.stopsLifted.map((stop) => (
          <p key={stop}>Lifted the stop of {stop}.</p>
        ))}
        {version.changes.length > 0 && <ChangesList changes={version.changes} />}
        {version.changes.length + version.stopsBrought.length + version.stopsLifted.length === 0 && (
          <p>Nothing that routers see.</p>
        )}
      </Section>
      {narrowed.length > 0 && <VersionNarrowing narrowed={narrowed} />}
      <VersionFindings findings={version.findings} reason={version.reason} by={version.publishedBy} />
      {version.stops.length > 0 && (
        <Section
          title={`Stops in force with it (${version.stops.length})`}
          note={
            version.narrowed
              ? 'A release has no room for all of them: some close offerings in its bundle instead.'
              : undefined
          }
        >
          {version.stops.map(({ what, reason }) => (
            <p key={what}>
              {what}: {reason}
            </p>
          ))}
        </Section>
      )}
      <Section title="Decisions" note="As routers report them: how many, never what was asked.">
        <Suspense fallback={<p aria-busy>Counting decisions…</p>}>
          <VersionDecisions version={version} now={now} />
        </Suspense>
      </Section>
      {rollback && (
        <RollBack
          environment={environment}
          rollback={rollback}
          standing={standing}
          widenings={widenings}
          routers={await heardRouters(environment.key, now)}
        />
      )}
      <Section title="On record">
        <ul className={styles.documents}>
          <li>
            <Link href={versionDocumentHref(ref, 'bundle')}>Bundle</Link>: the bytes that routers get, with
            their digest.
          </li>
          <li>
            <Link href={versionDocumentHref(ref, 'notes')}>Notes</Link>: what its rankings and clearances rest
            on.
          </li>
          <li>
            <a href={versionDocumentHref(ref, 'source.json')} download>
              Source
            </a>
            : the rules as people wrote them, as a file.
          </li>
        </ul>
      </Section>
    </Page>
  );
}
