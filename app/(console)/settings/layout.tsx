import type { ReactNode } from 'react';
import { SettingsFrame } from '@/components/settings/SettingsFrame';
import { settingsFor } from '@/components/ui/settings-areas';
import { requireSignedIn } from '@/lib/auth/server/session';

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const { roles } = await requireSignedIn();
  return <SettingsFrame groups={settingsFor(roles)}>{children}</SettingsFrame>;
}
