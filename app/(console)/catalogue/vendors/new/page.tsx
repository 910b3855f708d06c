import type { Metadata } from 'next';
import { NewRecordForm } from '@/components/catalogue/edit/NewRecordForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { createRecordAction } from '../../edit-actions';
import { requireArchitect } from '../../require-architect';

export const metadata: Metadata = { title: 'New vendor' };

export default async function NewVendorPage() {
  await requireArchitect('vendor.create');
  return (
    <Page>
      <PageHeader title="New vendor" description="Who makes models, who sells them, or a site of your own." />
      <NewRecordForm kind="vendor" vendors={[]} create={createRecordAction} />
    </Page>
  );
}
