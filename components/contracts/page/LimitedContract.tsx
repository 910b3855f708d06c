import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { CONTRACTS_HREF } from '@/components/ui/links/contracts';

/** A contract whose content is not the reader's to know. */
export function LimitedContract({ number, vendor }: { readonly number: string; readonly vendor: string }) {
  return (
    <EmptyState
      heading
      icon={<IconLock />}
      title={`${number} is limited`}
      action={
        <LinkButton variant="default" href={CONTRACTS_HREF}>
          Back to contracts
        </LinkButton>
      }
    >
      Only its owner and named readers see what is agreed with {vendor} in it. Whoever owns it can name you.
    </EmptyState>
  );
}
