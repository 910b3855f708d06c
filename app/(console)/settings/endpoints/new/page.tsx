import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { EndpointForm } from '@/components/routing/vocabulary/EndpointForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { knownDialects } from '@/lib/catalog/server/endpoint-queries';
import { offeredRegions } from '@/lib/routing/server/vocabulary-queries';
import { Refusal } from '../../refusal';
import { createEndpointAction } from '../../vocabulary-actions';

export const metadata: Metadata = { title: 'New endpoint' };

export default async function NewEndpointPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'endpoint.create')) {
    return <Refusal action="endpoint.create" />;
  }
  const [dialects, regions] = await Promise.all([knownDialects(), offeredRegions()]);
  return (
    <div className={styles.stack}>
      <PageHeader
        title="New endpoint"
        description="Then move offerings to it from the endpoint where they are called now."
      />
      <EndpointForm
        existing={null}
        dialects={dialects}
        regions={regions.map(({ region }) => region)}
        save={createEndpointAction}
      />
    </div>
  );
}
