import type { Metadata } from 'next';
import { ClauseTypeForm } from '@/components/clauses/ClauseTypeForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../../settings/refusal';
import { createClauseTypeAction } from '../actions';

export const metadata: Metadata = { title: 'New clause type' };

export default async function NewClauseTypePage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'clause_type.create')) return <Refusal action="clause_type.create" />;
  return (
    <Page>
      <PageHeader
        title="New clause type"
        description="Beside the 32 that are shipped: reviewed, compared and asked for in the same way."
      />
      <ClauseTypeForm existing={null} save={createClauseTypeAction} />
    </Page>
  );
}
