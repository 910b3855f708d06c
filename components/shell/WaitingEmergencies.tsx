import { IconAlertTriangle } from '@tabler/icons-react';
import { emergenciesHref } from '@/components/ui/links/routing';
import { WaitingLink } from './WaitingLink';

/** The way to the emergencies that the reader could ratify. */
export function WaitingEmergencies({ count }: { readonly count: number }) {
  return (
    <WaitingLink
      label="Emergencies"
      words={`${count} ${count === 1 ? 'emergency waits' : 'emergencies wait'} to be ratified by you`}
      count={count}
      icon={<IconAlertTriangle size={16} stroke={1.75} aria-hidden />}
      href={emergenciesHref()}
    />
  );
}
