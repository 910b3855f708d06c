import type { ReactNode } from 'react';
import { EmergencyBanner } from '@/components/routing/emergency/EmergencyBanner';
import { requireCaller } from '@/lib/auth/server/session';
import { openEmergencies } from '@/lib/routing/server/emergency-queries';

/** Every page of routing tells what waits to be ratified. */
export default async function RoutingLayout({ children }: { readonly children: ReactNode }) {
  const open = await openEmergencies(await requireCaller(), new Date());
  return (
    <>
      <EmergencyBanner open={open} />
      {children}
    </>
  );
}
