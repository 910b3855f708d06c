import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { ArchiveWord } from '@/components/routing/vocabulary/ArchiveWord';
import { EndpointForm } from '@/components/routing/vocabulary/EndpointForm';
import { MoveOfferings } from '@/components/routing/vocabulary/MoveOfferings';
import listStyles from '@/components/routing/vocabulary/vocabulary.module.css';
import { Facts } from '@/components/ui/Facts';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { ENDPOINTS_HREF } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getEndpoint, knownDialects, listEndpoints } from '@/lib/catalog/server/endpoint-queries';
import { offeredRegions } from '@/lib/routing/server/vocabulary-queries';
import { archiveEndpointAction, assignEndpointAction, updateEndpointAction } from '../../vocabulary-actions';

export const metadata: Metadata = { title: 'Endpoint' };

export default async function EndpointPage({ params }: { params: Promise<{ endpoint: string }> }) {
  const caller = await requireCaller();
  const { endpoint: key } = await params;
  const [found, all, dialects, regions] = await Promise.all([
    getEndpoint(key),
    listEndpoints(),
    knownDialects(),
    offeredRegions(),
  ]);
  const endpoint = found ?? notFound();
  const { channels, called, offerings, ...record } = endpoint;
  return (
    <div className={styles.stack}>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="endpoint" id={endpoint.id} />}
        title={endpoint.key}
        description={endpoint.name === endpoint.key ? undefined : endpoint.name}
        actions={
          offerings === 0 &&
          allows(caller.roles, 'endpoint.archive') && (
            <ArchiveWord
              thing={record}
              what="endpoint"
              effect="No offering is called at it. Versions that were published before keep naming it."
              back={ENDPOINTS_HREF}
              archive={archiveEndpointAction}
            />
          )
        }
      />
      {allows(caller.roles, 'endpoint.update') ? (
        <EndpointForm
          key={endpoint.id}
          existing={record}
          dialects={dialects}
          regions={regions.map(({ region }) => region)}
          save={updateEndpointAction}
        />
      ) : (
        <Facts
          facts={[
            { label: 'Dialect', value: endpoint.api ?? '–' },
            { label: 'Base address', value: endpoint.baseUrl ?? '–' },
            { label: 'Region', value: endpoint.region ?? '–' },
            { label: 'Description', value: endpoint.description || '–' },
          ]}
        />
      )}
      <Section
        title={`Offerings called here (${offerings.toLocaleString('en')})`}
        note={channels.map((one) => `${one.name} ${one.offerings.toLocaleString('en')}`).join(' · ')}
      >
        {offerings === 0 ? (
          <p>None. It can be archived.</p>
        ) : (
          <>
            <ul className={listStyles.called} aria-label="Offerings called here">
              {called.map((offering) => (
                <li key={offering}>
                  <Link href={offeringHref(offering)}>{offering}</Link>
                </li>
              ))}
            </ul>
            {allows(caller.roles, 'offering.assign_endpoint') && (
              <MoveOfferings
                endpoint={endpoint}
                others={all.filter((other) => other.key !== endpoint.key)}
                move={assignEndpointAction}
              />
            )}
          </>
        )}
      </Section>
    </div>
  );
}
