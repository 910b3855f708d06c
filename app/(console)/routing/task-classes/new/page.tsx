import type { Metadata } from 'next';
import { TaskClassForm } from '@/components/routing/TaskClassForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { knownBenchmarks, routingVocabulary } from '@/lib/routing/server/vocabulary';
import { readProposedTaskClass } from '@/lib/sensitivity/classify-task-class';
import { createTaskClassAction } from '../../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../../environment';

export const metadata: Metadata = { title: 'New task class' };

export default async function NewTaskClassPage({ searchParams }: { searchParams: PageSearch }) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const proposed = readProposedTaskClass((await searchParams).from);
  const [{ levels, tags }, benchmarks] = await Promise.all([routingVocabulary(), knownBenchmarks()]);
  return (
    <Page>
      <PageHeader title="New task class" description="A kind of work that requests name and rules hang on." />
      <TaskClassForm
        existing={null}
        initial={{
          key: '',
          name: '',
          description: '',
          floorLevel: levels[0] ?? '',
          floorTags: [],
          // What no label means is the most sensitive, until someone decides differently.
          unlabelledLevel: levels.at(-1) ?? '',
          unlabelledTags: tags,
          slaP95Ms: null,
          slaAvailability: null,
          costToleranceUsd: null,
          qualityFloor: null,
          qualityBenchmark: null,
          kpi: null,
          ownerName: null,
          referenceInputTokens: null,
          referenceOutputTokens: null,
          ...proposed,
        }}
        proposed={proposed !== null}
        levels={levels}
        tags={tags}
        benchmarks={benchmarks}
        environment={environment.key}
        draft={draftName}
        save={createTaskClassAction}
      />
    </Page>
  );
}
