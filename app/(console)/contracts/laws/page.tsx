import { IconGavel } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import { LawList } from '@/components/laws/LawList';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { lawChoices, listLaws } from '@/lib/contracts/server/law-queries';
import { Refusal } from '../../settings/refusal';
import {
  approveLawAction,
  endLawAction,
  previewEndLawAction,
  requestLawChangesAction,
  withdrawLawAction,
} from './actions';

export const metadata: Metadata = { title: 'Laws' };

export default async function LawsPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const [laws, { types }] = await Promise.all([listLaws(caller), lawChoices()]);
  const may = allows(caller.roles, 'law.propose');
  const create = may && <LinkButton href="/contracts/laws/new">New law</LinkButton>;
  return (
    <>
      <ContractTabs />
      <PageHeader
        title="Laws"
        description="A law that says what a clause would stands in for it, where a label accepts that and two people say so. It never stands in for a paper: a DPA, a BAA, an annex."
        actions={create}
      />
      {laws.length > 0 ? (
        <LawList
          laws={laws}
          types={Object.fromEntries(types.map(({ key, name, parameters }) => [key, { name, parameters }]))}
          actions={{
            ...(may ? { withdraw: withdrawLawAction, end: endLawAction } : {}),
            ...(allows(caller.roles, 'law.approve')
              ? { approve: approveLawAction, requestChanges: requestLawChangesAction }
              : {}),
            previewEnd: previewEndLawAction,
          }}
        />
      ) : (
        <EmptyState icon={<IconGavel />} title="No laws recorded" action={create}>
          Record one where the law already says what you would have to negotiate.
        </EmptyState>
      )}
    </>
  );
}
