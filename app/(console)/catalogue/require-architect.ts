import { redirect } from 'next/navigation';
import { type Action, allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';

/** The page is for those who may do `action`; others are led to the list. */
export async function requireArchitect(action: Action): Promise<void> {
  const caller = await requireCaller();
  if (!allows(caller.roles, action)) redirect('/catalogue');
}
