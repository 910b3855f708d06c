import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChangesList } from '@/components/routing/ChangesList';
import { count } from '@/components/routing/DraftBar';
import { NewDraftForm } from '@/components/routing/drafts/NewDraftForm';
import { FindingsList } from '@/components/routing/FindingsList';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { requireCaller } from '@/lib/auth/server/session';
import { AppError } from '@/lib/core/errors';
import type { DraftStart } from '@/lib/routing/draft';
import { draftStartPreview } from '@/lib/routing/server/draft-preview-queries';
import { openDraftNames } from '@/lib/routing/server/draft-queries';
import { listEnvironments } from '@/lib/routing/server/queries';
import { createDraftAction } from '../../actions';
import { type PageSearch, pageEnvironment } from '../../environment';

export const metadata: Metadata = { title: 'New draft' };

export default async function NewDraftPage({ searchParams }: { searchParams: PageSearch }) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const start = startOf(await searchParams);
  const [environments, drafts, preview] = await Promise.all([
    listEnvironments(),
    openDraftNames(environment.key),
    draftStartPreview(environment.key, start, new Date()).catch((error: unknown) => {
      if (error instanceof AppError && error.kind === 'not_found') notFound();
      throw error;
    }),
  ]);
  const promotes = start.kind !== 'active' && start.environment !== environment.key;
  return (
    <Page>
      <PageHeader
        title={promotes ? `Promote to ${environment.name}` : 'New draft'}
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description={
          promotes
            ? 'Makes a draft with these rules there. Routers follow it once it is reviewed and published like any other.'
            : 'A copy to work on. Nothing changes for routers until it is published.'
        }
      />
      <NewDraftForm
        environment={environment.key}
        environments={environments}
        start={start}
        drafts={drafts}
        activeVersion={preview.activeVersion}
        create={createDraftAction}
      />
      <Section
        title={
          preview.changes.length === 0
            ? 'It would change nothing'
            : `What it would change in ${environment.name}`
        }
        note={
          preview.activeVersion === null
            ? `Nothing is published in ${environment.name} yet: all of it is new there.`
            : `Against version ${preview.activeVersion}, which its routers follow, with the catalogue of now.`
        }
      >
        {preview.changes.length === 0 ? (
          <p>It says what the active version says, to go on from.</p>
        ) : (
          <ChangesList changes={preview.changes} />
        )}
        {preview.leftOut.length > 0 && (
          <p>
            {count(preview.leftOut.length, 'rule')} stay behind, since their task class was archived:{' '}
            {preview.leftOut.join(', ')}.
          </p>
        )}
      </Section>
      {preview.changes.length > 0 && preview.findings.length > 0 && (
        <Section
          title="Findings"
          note="What would have to be mended or accepted before it is published there."
        >
          <FindingsList findings={preview.findings} />
        </Section>
      )}
    </Page>
  );
}

/** What the address says it begins with; what cannot be read there is as if it were not given. */
function startOf(search: Awaited<PageSearch>): DraftStart {
  const { of: environment, version, from: draft } = search;
  if (typeof environment !== 'string') return { kind: 'active' };
  if (typeof draft === 'string') return { kind: 'draft', environment, draft };
  if (typeof version === 'string' && /^[1-9]\d{0,8}$/.test(version)) {
    return { kind: 'version', environment, version: Number(version) };
  }
  return { kind: 'active' };
}
