import type { Metadata } from 'next';
import { NewRecordForm } from '@/components/catalogue/edit/NewRecordForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { editChoices } from '@/lib/catalog/server/edit-choices';
import { createRecordAction } from '../../edit-actions';
import { requireArchitect } from '../../require-architect';

export const metadata: Metadata = { title: 'New model' };

export default async function NewModelPage() {
  await requireArchitect('model.create');
  const { vendors } = await editChoices();
  return (
    <Page>
      <PageHeader
        title="New model"
        description="One that no source has brought, such as one that you trained yourselves. Its offerings are added next."
      />
      <NewRecordForm kind="model" vendors={vendors} create={createRecordAction} />
    </Page>
  );
}
