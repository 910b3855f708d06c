import { IconFileOff } from '@tabler/icons-react';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { contractHref } from '@/components/ui/links/contracts';

/** The contract has no document yet. */
export function NoDocument({ contract }: { readonly contract: string }) {
  return (
    <EmptyState
      icon={<IconFileOff />}
      title="No document yet"
      action={<LinkButton href={contractHref(contract)}>Add a document</LinkButton>}
    >
      Clauses are reviewed beside the paper that they stand in. Upload it on the contract’s page; what is
      agreed needs a passage of a signed one.
    </EmptyState>
  );
}
