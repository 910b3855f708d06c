import { IconHistory } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { VersionList } from '@/components/routing/VersionList';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { listVersions } from '@/lib/routing/server/version-queries';
import { type PageSearch, pageEnvironment } from '../environment';

export const metadata: Metadata = { title: 'Versions' };

export default async function VersionsPage({ searchParams }: { searchParams: PageSearch }) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const versions = await listVersions(environment.key);
  return (
    <Page>
      <PageHeader
        title="Versions"
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description="Every policy that routers were given, newest first. None is ever changed."
      />
      {versions.length === 0 ? (
        <EmptyState
          icon={<IconHistory size={28} />}
          title={`Nothing is published in ${environment.name} yet`}
        >
          The first publish makes version 1.
        </EmptyState>
      ) : (
        <VersionList versions={versions} />
      )}
    </Page>
  );
}
