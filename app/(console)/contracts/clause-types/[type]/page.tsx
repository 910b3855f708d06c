import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveType } from '@/components/clauses/ArchiveType';
import { ClauseTypeForm } from '@/components/clauses/ClauseTypeForm';
import { ParameterNames } from '@/components/clauses/ParameterNames';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getOwnType } from '@/lib/contracts/server/clause-type-queries';
import { Refusal } from '../../../settings/refusal';
import { archiveClauseTypeAction, updateClauseTypeAction } from '../actions';

export const metadata: Metadata = { title: 'Clause type' };

export default async function ClauseTypePage({ params }: { readonly params: Promise<{ type: string }> }) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const { type: key } = await params;
  const type = (await getOwnType(key)) ?? notFound();
  if (type.archivedAt) notFound();
  return (
    <Page>
      <PageHeader
        title={type.name}
        description={`A type of your own: ${type.key}`}
        actions={
          allows(caller.roles, 'clause_type.archive') && (
            <ArchiveType type={type} archive={archiveClauseTypeAction} />
          )
        }
      />
      {allows(caller.roles, 'clause_type.update') ? (
        <ClauseTypeForm key={type.id} existing={type} save={updateClauseTypeAction} />
      ) : (
        <p>
          {type.question} <ParameterNames parameters={type.parameters} />
        </p>
      )}
    </Page>
  );
}
