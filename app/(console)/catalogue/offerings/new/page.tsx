import type { Metadata } from 'next';
import { NewOfferingForm } from '@/components/catalogue/edit/NewOfferingForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { editChoices } from '@/lib/catalog/server/edit-choices';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { utcDate } from '@/lib/core/time';
import { createRecordAction } from '../../edit-actions';
import { requireArchitect } from '../../require-architect';

export const metadata: Metadata = { title: 'New offering' };

export default async function NewOfferingPage() {
  await requireArchitect('offering.create');
  const [choices, { records }] = await Promise.all([editChoices(), catalogueSnapshot()]);
  const own = [...records.vendors.values()].filter(({ hosting }) => hosting !== 'service');
  return (
    <Page>
      <PageHeader
        title="New offering"
        description="A seller’s, or one of your own: in your data centre, at an edge site or on devices."
      />
      <NewOfferingForm
        sites={Object.fromEntries(own.map(({ key, hosting }) => [key, hosting]))}
        choices={choices}
        today={utcDate(new Date())}
        create={createRecordAction}
      />
    </Page>
  );
}
