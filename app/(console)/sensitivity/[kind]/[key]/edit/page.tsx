import type { Metadata } from 'next';
import { ObligationsEditor } from '@/components/sensitivity/labels/ObligationsEditor';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { routingVocabulary } from '@/lib/routing/server/vocabulary';
import { obligationNames } from '@/lib/sensitivity/server/label-queries';
import { Refusal } from '../../../../settings/refusal';
import { previewObligationsAction, proposeObligationsAction } from '../../../label-actions';
import { type LabelParams, labelOf } from '../../../label-page';

export const metadata: Metadata = { title: 'What a label asks for' };

export default async function EditObligationsPage({ params }: { readonly params: LabelParams }) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'obligations.propose')) {
    return <Refusal action="obligations.propose" />;
  }
  const [{ label, obligations, proposals }, names, { regions }] = await Promise.all([
    labelOf(params, caller),
    obligationNames(),
    routingVocabulary(),
  ]);
  const inWork = proposals.find(({ state }) => state === 'open' || state === 'submitted') ?? null;
  return (
    <Page>
      <PageHeader
        title={`What ${label.name} asks for`}
        description={
          inWork?.state === 'submitted'
            ? 'This waits for approval. Saving it takes it back from those whom it was put to.'
            : 'Saving it changes nothing yet: another person approves it first.'
        }
      />
      <ObligationsEditor
        label={label}
        initial={inWork ? inWork.content.obligations : obligations}
        inWork={inWork && { id: inWork.id, revision: inWork.revision }}
        names={names}
        choices={{
          types: [...names.types.values()],
          vendors: [...names.vendors].map(([value, name]) => ({ value, label: name })),
          regions,
        }}
        propose={proposeObligationsAction}
        preview={previewObligationsAction}
      />
    </Page>
  );
}
