import type { Metadata } from 'next';
import { ContractsTable } from '@/components/contracts/ContractsTable';
import { EmptyState } from '@/components/ui/EmptyState';
import { FillPage } from '@/components/ui/FillPage';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listRegister } from '@/lib/contracts/server/register-queries';
import { utcDate } from '@/lib/core/time';
import { Refusal } from '../../settings/refusal';

export const metadata: Metadata = { title: 'Archived contracts' };

export default async function ArchivedContractsPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const now = new Date();
  return (
    <FillPage>
      <PageHeader
        title="Archived contracts"
        description="Out of the register, with their papers and history. Each is restored on its page."
      />
      <ContractsTable
        contracts={await listRegister(caller, now, true)}
        today={utcDate(now)}
        empty={
          <EmptyState title="No contract is archived">Drafts and contracts that ended can be.</EmptyState>
        }
      />
    </FillPage>
  );
}
