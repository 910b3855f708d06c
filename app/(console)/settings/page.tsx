import type { Metadata } from 'next';
import { SettingsList } from '@/components/settings/SettingsList';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { settingsFor } from '@/components/ui/settings-areas';
import { requireCaller } from '@/lib/auth/server/session';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { roles } = await requireCaller();
  return (
    <Page>
      <PageHeader title="Settings" description="Yours, and what of this installation you may see." />
      <SettingsList groups={settingsFor(roles)} />
    </Page>
  );
}
