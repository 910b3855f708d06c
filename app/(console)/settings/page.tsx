import { redirect } from 'next/navigation';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';

export default async function SettingsPage() {
  const caller = await requireCaller();
  redirect(allows(caller.roles, 'people.read') ? '/settings/people' : '/settings/account');
}
