import { IconShieldCheck } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { EmergencyList } from '@/components/routing/emergency/EmergencyList';
import { EmptyState } from '@/components/ui/EmptyState';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { requireCaller } from '@/lib/auth/server/session';
import { settledEmergencies } from '@/lib/routing/server/emergency-queries';
import { openEmergencies } from '../../open-work';
import { ratifyAction } from './actions';

export const metadata: Metadata = { title: 'Emergencies' };

export default async function EmergenciesPage() {
  const caller = await requireCaller();
  const now = new Date();
  const [open, settled] = await Promise.all([openEmergencies(caller), settledEmergencies(caller, now)]);
  return (
    <Page>
      <PageHeader
        title="Emergencies"
        description="What one person did at once where others would have had to approve: stops, and returns to an earlier version that open nothing. A second person ratifies each within 24 hours. Nothing undoes itself."
      />
      <Section title={open.length === 0 ? 'To be ratified' : `To be ratified (${open.length})`}>
        {open.length === 0 ? (
          <EmptyState icon={<IconShieldCheck />} title="Nothing waits for a second person">
            A stop in an environment that asks for approvals, or a break-glass return to an earlier version,
            would be here.
          </EmptyState>
        ) : (
          <EmergencyList emergencies={open} ratify={ratifyAction} />
        )}
      </Section>
      {settled.length > 0 && (
        <Section title="Settled">
          <EmergencyList emergencies={settled} ratify={ratifyAction} />
        </Section>
      )}
    </Page>
  );
}
