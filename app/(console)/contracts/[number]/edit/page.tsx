import type { Metadata } from 'next';
import { ContractForm } from '@/components/contracts/ContractForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getContract } from '@/lib/contracts/server/contract-queries';
import { contractFormChoices } from '@/lib/contracts/server/form-choices';
import { found } from '../../../catalogue/found';
import { Refusal } from '../../../settings/refusal';
import { previewUpdate, scopeChoicesAction, updateContractAction } from '../../actions';

interface Props {
  readonly params: Promise<{ readonly number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${decodeURIComponent((await params).number)}` };
}

export default async function EditContractPage({ params }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.update')) return <Refusal action="contract.update" />;
  const contract = await found(getContract(caller, decodeURIComponent((await params).number)));
  return (
    <Page>
      <PageHeader
        title={`Edit ${contract.number}`}
        description="What the register says of it. What the paper says is its clauses, which are reviewed at the desk."
      />
      <ContractForm
        existing={contract}
        choices={await contractFormChoices(caller)}
        scopeChoices={scopeChoicesAction}
        save={updateContractAction}
        preview={previewUpdate}
      />
    </Page>
  );
}
