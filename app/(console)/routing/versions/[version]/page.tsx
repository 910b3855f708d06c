import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BundleText } from '@/components/routing/BundleText';
import { ChangesList } from '@/components/routing/ChangesList';
import { count } from '@/components/routing/DraftBar';
import { FindingsList } from '@/components/routing/FindingsList';
import { PublishForm } from '@/components/routing/PublishForm';
import { VersionFacts } from '@/components/routing/VersionFacts';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { acknowledgeableOf, blockingOf } from '@/lib/routing/finding';
import { rollbackPreview } from '@/lib/routing/server/queries';
import { getVersion } from '@/lib/routing/server/version-queries';
import { rollBackAction } from '../../actions';
import { type PageSearch, pageEnvironment } from '../../environment';

export const metadata: Metadata = { title: 'Version' };

export default async function VersionPage({
  params,
  searchParams,
}: {
  params: Promise<{ version: string }>;
  searchParams: PageSearch;
}) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const { version: asked } = await params;
  const number = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : notFound();
  const version = (await getVersion(environment.key, number)) ?? notFound();
  const rollback =
    version.active || !allowsSomewhere(caller.roles, 'policy.rollback')
      ? null
      : await rollbackPreview(environment.key, number, new Date());
  const errors = rollback ? blockingOf(rollback.findings) : [];
  return (
    <Page>
      <PageHeader
        title={`Version ${version.version}`}
        signs={
          <>
            <EnvironmentSign name={environment.name} production={environment.production} />
            {version.active && <Sign tone="good">active</Sign>}
          </>
        }
        description={version.reason}
      />
      <VersionFacts version={version} />
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
      {version.findings.length > 0 && (
        <Section title="Findings accepted with it">
          <FindingsList findings={version.findings} />
        </Section>
      )}
      {rollback && (
        <Section
          title={`Roll back to version ${number}`}
          note={`Makes a new version with these rules, compiled with the catalogue and the clearances of today. The draft stays as it is.`}
        >
          {rollback.changes.length > 0 && <ChangesList changes={rollback.changes} />}
          {rollback.findings.length > 0 && <FindingsList findings={rollback.findings} />}
          <PublishForm
            what={{ toVersion: number, baseVersion: rollback.baseVersion }}
            verb="Roll back"
            environment={environment.key}
            environmentName={environment.name}
            production={environment.production}
            warningKeys={rollback.warningKeys}
            failed={acknowledgeableOf(rollback.findings)}
            blocked={
              errors.length > 0
                ? `${count(errors.length, 'error')} would stop it today.`
                : rollback.changes.length === 0
                  ? 'The active version says the same.'
                  : null
            }
            publish={rollBackAction}
          />
        </Section>
      )}
      <Section title="Bundle" note="The bytes that routers get, spread out for reading.">
        <BundleText text={version.bundleText} />
      </Section>
    </Page>
  );
}
