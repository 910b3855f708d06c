import type { Metadata } from 'next';
import { TaskClassForm } from '@/components/routing/TaskClassForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { knownBenchmarks, routingVocabulary } from '@/lib/routing/server/vocabulary';
import { updateTaskClassAction } from '../../../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../../../environment';
import { pageTaskClass } from '../page-task-class';

export const metadata: Metadata = { title: 'Edit task class' };

export default async function EditTaskClassPage({
  params,
  searchParams,
}: {
  params: Promise<{ taskClass: string }>;
  searchParams: PageSearch;
}) {
  await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const { rules: _rules, ...taskClass } = await pageTaskClass(params, environment.key, draftName);
  const [{ levels, tags }, benchmarks] = await Promise.all([routingVocabulary(), knownBenchmarks()]);
  const { id, revision, ...fields } = taskClass;
  return (
    <Page>
      <PageHeader
        title={`Edit ${taskClass.name}`}
        description="A task class is the same in every environment. Each follows at its next publish."
      />
      <TaskClassForm
        existing={{ id, revision }}
        initial={fields}
        levels={levels}
        tags={tags}
        benchmarks={benchmarks}
        environment={environment.key}
        draft={draftName}
        save={updateTaskClassAction}
      />
    </Page>
  );
}
