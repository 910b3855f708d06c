import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { EndpointsTable } from '@/components/access/EndpointsTable';
import { LinkButton } from '@/components/ui/LinkButton';
import { ENDPOINTS_HREF } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listEndpoints } from '@/lib/catalog/server/endpoint-queries';

export const metadata: Metadata = { title: 'Endpoints' };

export default async function EndpointsPage() {
  const caller = await requireCaller();
  const endpoints = await listEndpoints();
  const create = allows(caller.roles, 'endpoint.create') && (
    <LinkButton href={`${ENDPOINTS_HREF}/new`}>New endpoint</LinkButton>
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Endpoints"
        description="The names by which routers know where to call. Their credentials stay with the routers."
        actions={create}
      />
      <EndpointsTable endpoints={endpoints} create={create} />
    </div>
  );
}
