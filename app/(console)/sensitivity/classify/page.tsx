import type { Metadata } from 'next';
import { Questionnaire } from '@/components/sensitivity/classify/Questionnaire';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { knownTaskClasses } from '@/lib/sensitivity/server/classify-queries';
import { askedByLabels } from '@/lib/sensitivity/server/label-queries';
import { type PageSearch, pageEnvironment } from '../../routing/environment';

export const metadata: Metadata = { title: 'Classify' };

export default async function ClassifyPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const caller = await requireCaller();
  const [labels, taskClasses, environment] = await Promise.all([
    askedByLabels(),
    knownTaskClasses(),
    pageEnvironment(searchParams),
  ]);
  const named = (kind: 'level' | 'tag') =>
    labels.flatMap(({ label: { kind: of, key, name } }) => (of === kind ? [{ key, name }] : []));
  return (
    <Page>
      <PageHeader
        title="Classify a workload"
        description="What its data is called, and which task class it belongs to. The address holds the answers: send it to whoever decides."
      />
      <Questionnaire
        levels={named('level')}
        tags={named('tag')}
        taskClasses={taskClasses}
        environment={environment.key}
        mayCreate={allows(caller.roles, 'task_class.create')}
      />
    </Page>
  );
}
