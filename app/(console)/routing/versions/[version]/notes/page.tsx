import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { VersionClearances } from '@/components/routing/VersionClearances';
import { VersionDocumentHeader } from '@/components/routing/VersionDocumentHeader';
import { VersionRankings } from '@/components/routing/VersionRankings';
import { versionDocumentHref } from '@/components/ui/links/versions';
import { Page } from '@/components/ui/Page';
import { Section } from '@/components/ui/Section';
import { requireCaller } from '@/lib/auth/server/session';
import { shownNotes } from '@/lib/routing/server/shown-evidence';
import { versionNotes } from '@/lib/routing/server/version-documents';
import type { PageSearch } from '../../../environment';
import { pageVersion } from '../page-version';

export const metadata: Metadata = { title: 'Notes' };

export default async function NotesPage({
  params,
  searchParams,
}: {
  params: Promise<{ version: string }>;
  searchParams: PageSearch;
}) {
  const caller = await requireCaller();
  const { environment, number } = await pageVersion(params, searchParams);
  const notes = (await versionNotes(environment.key, number)) ?? notFound();
  const { rankings = [], offerings = {} } = await shownNotes(caller, notes);
  return (
    <Page>
      <VersionDocumentHeader
        document="Notes"
        description="What its rankings and clearances rest on, as it was then. Routers do not download it."
        environment={environment}
        version={number}
        file={versionDocumentHref({ environment: environment.key, version: number }, 'notes.json')}
      />
      {rankings.length === 0 ? (
        <Section title="Rankings">
          <p>None: its rules list their offerings themselves.</p>
        </Section>
      ) : (
        <VersionRankings rankings={rankings} />
      )}
      <Section title="Clearances" note="What each offering is cleared for, and why.">
        {Object.keys(offerings).length === 0 ? (
          <p>None: it names no offering.</p>
        ) : (
          <VersionClearances offerings={offerings} />
        )}
      </Section>
    </Page>
  );
}
