import { IconPlugConnected } from '@tabler/icons-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import styles from '@/components/access/access.module.css';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { ENDPOINTS_HREF, endpointHref } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { PlainTable } from '@/components/ui/PlainTable';
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
      {endpoints.length === 0 ? (
        <EmptyState icon={<IconPlugConnected />} title="No endpoints yet" action={create}>
          An offering says at which endpoint it is called.
        </EmptyState>
      ) : (
        <PlainTable label="Endpoints" minWidth={640}>
          <thead>
            <tr>
              <th scope="col">Endpoint</th>
              <th scope="col">Name</th>
              <th scope="col">Dialect</th>
              <th scope="col">Region</th>
              <th scope="col" data-align="end">
                Offerings
              </th>
            </tr>
          </thead>
          <tbody>
            {endpoints.map(({ key, name, api, region, offerings }) => (
              <tr key={key}>
                <th scope="row">
                  <Link href={endpointHref(key)}>{key}</Link>
                </th>
                <td data-label="Name">{name === key ? '–' : name}</td>
                <td data-label="Dialect">{api ?? '–'}</td>
                <td data-label="Region">{region ?? '–'}</td>
                <td data-label="Offerings" data-align="end">
                  {offerings.toLocaleString('en')}
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
    </div>
  );
}
