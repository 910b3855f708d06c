import type { Metadata } from 'next';
import { SavedViews } from '@/components/catalogue/views/SavedViews';
import { ContractsTable } from '@/components/contracts/ContractsTable';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import { FillPage } from '@/components/ui/FillPage';
import { formatCount } from '@/components/ui/format-number';
import { LinkButton } from '@/components/ui/LinkButton';
import { ARCHIVED_CONTRACTS_HREF, CONTRACTS_HREF, NEW_CONTRACT_HREF } from '@/components/ui/links/contracts';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listRegister } from '@/lib/contracts/server/register-queries';
import { utcDate } from '@/lib/core/time';
import { listViews } from '../catalogue/list-views';
import { Refusal } from '../settings/refusal';

export const metadata: Metadata = { title: 'Contracts' };

export default async function ContractsPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const now = new Date();
  const bare = Object.keys(await searchParams).length === 0;
  const [views, contracts] = await Promise.all([
    listViews('contracts', CONTRACTS_HREF, bare, caller),
    listRegister(caller, now),
  ]);
  const mayCreate = allows(caller.roles, 'contract.create');
  return (
    <FillPage>
      <h1 className="visually-hidden">Contracts</h1>
      <ContractTabs counts={{ [CONTRACTS_HREF]: formatCount(contracts.length) }}>
        {mayCreate && (
          <>
            <LinkButton size="compact-sm" variant="subtle" color="gray" href={ARCHIVED_CONTRACTS_HREF}>
              Archived
            </LinkButton>
            <LinkButton size="compact-sm" variant="default" href={NEW_CONTRACT_HREF}>
              New contract
            </LinkButton>
          </>
        )}
      </ContractTabs>
      <ContractsTable
        contracts={contracts}
        today={utcDate(now)}
        mayCreate={mayCreate}
        views={<SavedViews {...views} />}
      />
    </FillPage>
  );
}
