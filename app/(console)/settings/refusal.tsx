import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '@/components/ui/EmptyState';
import type { Action } from '@/lib/auth/permissions';
import { forbid, refuse } from '@/lib/auth/server/command';
import { currentCaller } from '@/lib/auth/server/session';

/** A page that the signed-in person may not see, and who may. That somebody wanted to see it is noted. */
export async function Refusal({ action }: { readonly action: Action }): Promise<React.ReactNode> {
  const caller = await currentCaller();
  const { message } = caller ? refuse(caller, action) : forbid(action);
  return (
    <EmptyState icon={<IconLock />} title="This page is not open to you">
      {message} An administrator can grant it.
    </EmptyState>
  );
}
