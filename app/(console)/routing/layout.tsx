import type { ReactNode } from 'react';
import { KeyNotices } from '@/components/access/KeyNotices';
import { EmergencyBanner } from '@/components/routing/emergency/EmergencyBanner';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { publishingNotices } from '@/lib/signing/server/notices';
import { openEmergencies } from '../open-work';

/** Every page of routing tells what waits to be ratified, and where nothing can be published. */
export default async function RoutingLayout({ children }: { readonly children: ReactNode }) {
  const caller = await requireCaller();
  const now = new Date();
  const [open, notices] = await Promise.all([openEmergencies(caller), publishingNotices(now)]);
  return (
    <>
      <EmergencyBanner open={open} />
      <KeyNotices
        notices={notices}
        page={allows(caller.roles, 'signing_key.read') ? '/settings/signing-keys' : null}
      />
      {children}
    </>
  );
}
