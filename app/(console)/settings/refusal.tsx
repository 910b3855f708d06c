import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '@/components/ui/EmptyState';
import type { Action } from '@/lib/auth/permissions';
import { forbid, refuse } from '@/lib/auth/server/command';
import { currentCaller } from '@/lib/auth/server/session';

/** A page that the signed-in person may not see, and who may. That somebody wanted to see it is noted. */
export async function Refusal(
  props: { readonly action: Action } | { readonly reason: string },
): Promise<React.ReactNode> {
  return (
    <EmptyState icon={<IconLock />} title="This page is not open to you">
      {'reason' in props ? props.reason : await reasonOf(props.action)} An administrator can grant it.
    </EmptyState>
  );
}

async function reasonOf(action: Action): Promise<string> {
  const caller = await currentCaller();
  return (caller ? refuse(caller, action) : forbid(action)).message;
}
