import type { Metadata } from 'next';
import { LabelForm } from '@/components/sensitivity/labels/LabelForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { askedByLabels } from '@/lib/sensitivity/server/label-queries';
import { Refusal } from '../../settings/refusal';
import { createLabelAction, previewCreateLabelAction } from '../label-actions';

export const metadata: Metadata = { title: 'New label' };

export default async function NewLabelPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly kind?: string | string[] }>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'label.create')) return <Refusal action="label.create" />;
  const kind = (await searchParams).kind === 'tag' ? 'tag' : 'level';
  const labels = (await askedByLabels()).map(({ label }) => label);
  return (
    <Page>
      <PageHeader
        title={kind === 'tag' ? 'New tag' : 'New level'}
        description={
          kind === 'tag'
            ? 'Something that data can be besides its level, such as personal.'
            : 'How sensitive data can be; every request has one level.'
        }
      />
      <LabelForm
        key={kind}
        kind={kind}
        levels={labels.filter((label) => label.kind === 'level')}
        create={createLabelAction}
        preview={previewCreateLabelAction}
      />
    </Page>
  );
}
