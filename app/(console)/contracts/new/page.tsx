import type { Metadata } from 'next';
import { ContractForm } from '@/components/contracts/ContractForm';
import { NEW_CONTRACT } from '@/components/contracts/contract-values';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { contractFormChoices } from '@/lib/contracts/server/form-choices';
import { Refusal } from '../../settings/refusal';
import { createContractAction, previewUpdate, scopeChoicesAction } from '../actions';

export const metadata: Metadata = { title: 'New contract' };

/** `?vendor=` and `?parent=` fill in what it is for. */
export default async function NewContractPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly vendor?: string; readonly parent?: string }>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.create')) return <Refusal action="contract.create" />;
  const { vendor, parent } = await searchParams;
  const choices = await contractFormChoices(caller);
  const above = choices.contracts.find(({ number }) => number === parent);
  return (
    <Page>
      <PageHeader
        title="New contract"
        description="It begins as a draft. Its documents and clauses are added on its page, and nothing of it counts until it is active."
      />
      <ContractForm
        existing={null}
        begin={{
          ...NEW_CONTRACT,
          vendor: choices.vendors.find(({ value }) => value === vendor)?.value ?? '',
          ...(above && { parent: above.number, kind: 'amendment' }),
          ownerId: choices.people.find(({ id }) => id === caller.personId)?.id ?? null,
        }}
        choices={choices}
        scopeChoices={scopeChoicesAction}
        save={createContractAction}
        preview={previewUpdate}
      />
    </Page>
  );
}
