import { IconHistory } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { TimelinePages } from '@/components/routing/TimelinePages';
import { VersionList } from '@/components/routing/VersionList';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { compareHref } from '@/components/ui/links/versions';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { listVersions } from '@/lib/routing/server/version-queries';
import { type PageSearch, pageEnvironment } from '../environment';

export const metadata: Metadata = { title: 'Versions' };

export default async function VersionsPage({ searchParams }: { searchParams: PageSearch }) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const { before } = await searchParams;
  const older = typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined;
  const versions = await listVersions(environment.key, older);
  const [newest, second] = versions;
  const { key } = environment;
  return (
    <Page>
      <PageHeader
        title="Versions"
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description="Every policy that routers were given, newest first. None is ever changed."
        actions={
          newest &&
          second && (
            <LinkButton
              href={compareHref(
                { environment: key, version: second.version },
                { environment: key, version: newest.version },
              )}
              variant="default"
            >
              Compare versions
            </LinkButton>
          )
        }
      />
      {versions.length === 0 ? (
        <EmptyState icon={<IconHistory />} title={`Nothing is published in ${environment.name} yet`}>
          The first publish makes version 1.
        </EmptyState>
      ) : (
        <>
          <VersionList versions={versions} active={older === undefined ? (newest?.version ?? null) : null} />
          <TimelinePages
            environment={key}
            paged={older !== undefined}
            oldest={versions.at(-1)?.version ?? 1}
          />
        </>
      )}
    </Page>
  );
}
