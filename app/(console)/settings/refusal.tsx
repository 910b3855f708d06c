import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '@/components/ui/EmptyState';

/** A page that the signed-in person may not see, and who may. */
export function Refusal({ reason }: { readonly reason: string }) {
  return (
    <EmptyState icon={<IconLock />} title="This page is not open to you">
      {reason} An administrator can grant it.
    </EmptyState>
  );
}
