import type { ReactNode } from 'react';
import { SettingsTabs } from '@/components/access/SettingsTabs';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const caller = await requireCaller();
  return (
    <>
      <SettingsTabs
        people={allows(caller.roles, 'people.read')}
        keys={allows(caller.roles, 'signing_key.read')}
        webhooks={allows(caller.roles, 'webhook.read')}
        sample={allows(caller.roles, 'sample.remove')}
        links={allows(caller.roles, 'catalog_link.create')}
      />
      {children}
    </>
  );
}
