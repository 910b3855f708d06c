import type { Metadata } from 'next';
import Link from 'next/link';
import styles from '@/components/catalogue/catalogue.module.css';
import { RecordActions } from '@/components/catalogue/edit/RecordActions';
import { StakeTable } from '@/components/catalogue/StakeTable';
import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { Facts } from '@/components/ui/Facts';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { modelHref, vendorHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { PlainTable } from '@/components/ui/PlainTable';
import { Price } from '@/components/ui/Price';
import { Section } from '@/components/ui/Section';
import { Unknown } from '@/components/ui/Unknown';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getVendor } from '@/lib/catalog/server/vendor-detail';
import { archiveRecordAction, undoChangesAction } from '../../edit-actions';
import { found } from '../../found';

interface Props {
  readonly params: Promise<{ readonly key: string }>;
}

const SHOWN = 12;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key) };
}

export default async function VendorPage({ params }: Props) {
  const caller = await requireCaller();
  const { vendor, held, heldBy, models, sells } = await found(
    getVendor(decodeURIComponent((await params).key)),
  );
  const roles = [vendor.isOwner && 'makes models', vendor.isChannel && 'sells inference'].filter(Boolean);
  const query = encodeURIComponent(vendor.key);
  const stakes = [...held, ...heldBy];
  return (
    <Page>
      <PageHeader
        title={vendor.name}
        description={
          <>
            {vendor.legalName &&
              vendor.legalName !== vendor.name &&
              `${vendor.legalName.replace(/\.$/, '')}. `}
            {roles.length > 0 ? `${capital(roles.join(' and '))}.` : 'Neither makes nor sells models itself.'}
          </>
        }
        actions={
          <RecordActions
            kind="vendor"
            recordKey={vendor.key}
            {...(allows(caller.roles, 'vendor.update') && {
              archive: archiveRecordAction,
              undo: undoChangesAction,
            })}
          />
        }
      />
      <Facts
        across
        facts={[
          { label: 'Models made', value: formatCount(vendor.models) },
          { label: 'Offerings sold', value: formatCount(vendor.offerings) },
          {
            label: 'Controlled by',
            value:
              vendor.controlledBy.length === 0
                ? 'nobody, as far as is recorded'
                : vendor.controlledBy.map((key) => (
                    <Link key={key} href={vendorHref(key)}>
                      {key}
                    </Link>
                  )),
          },
          {
            label: 'Website',
            value: vendor.website ? (
              <a href={vendor.website} rel="noreferrer" target="_blank">
                {vendor.website.replace(/^https?:\/\/(www\.)?/, '')}
                <span className="visually-hidden"> (opens in a new tab)</span>
              </a>
            ) : (
              <Unknown word />
            ),
          },
        ]}
      />
      <Section
        title="Stakes"
        note="What it holds in others, and what others hold in it. What is not public stays unknown."
      >
        {stakes.length > 0 ? (
          <StakeTable stakes={stakes} label="Stakes" />
        ) : (
          <p className={styles.quiet}>
            None is recorded, in either direction. That does not make it independent.
          </p>
        )}
      </Section>
      {sells.length > 0 && (
        <Section
          title="Whose models it sells"
          actions={
            <Link href={`/catalogue?channel=${query}`}>
              Show {formatPlural(vendor.offerings, 'offering')}
            </Link>
          }
        >
          <PlainTable label="Whose models it sells">
            <thead>
              <tr>
                <th scope="col">Owner</th>
                <th scope="col">Affiliation</th>
                <th scope="col" data-align="end">
                  Offerings
                </th>
              </tr>
            </thead>
            <tbody>
              {sells.map(({ ownerKey, ownerName, affiliation, offerings }) => (
                <tr key={ownerKey ?? ''}>
                  <th scope="row">
                    {ownerKey ? (
                      <Link href={vendorHref(ownerKey)}>{ownerName}</Link>
                    ) : (
                      <Unknown what="Owner unknown" word />
                    )}
                  </th>
                  <td>
                    <AffiliationSign affiliation={affiliation} />
                  </td>
                  <td data-align="end">
                    <Link
                      href={`/catalogue?channel=${query}&owner=${encodeURIComponent(ownerKey ?? 'unknown')}`}
                    >
                      {formatCount(offerings)}
                      <span className="visually-hidden"> offerings of {ownerName ?? 'unknown owners'}</span>
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        </Section>
      )}
      {models.length > 0 && (
        <Section
          title="Models it makes"
          actions={
            <Link href={`/catalogue/models?owner=${query}`}>Show {formatPlural(models.length, 'model')}</Link>
          }
        >
          <PlainTable label="Models it makes">
            <thead>
              <tr>
                <th scope="col">Model</th>
                <th scope="col">Lowest price</th>
                <th scope="col" data-align="end">
                  Offerings
                </th>
              </tr>
            </thead>
            <tbody>
              {[...models]
                .sort((a, b) => b.offerings - a.offerings)
                .slice(0, SHOWN)
                .map((model) => (
                  <tr key={model.key}>
                    <th scope="row">
                      <Link href={modelHref(model.key)}>{model.name}</Link>
                    </th>
                    <td>
                      <Price
                        input={model.lowestInput === null ? null : { amount: model.lowestInput }}
                        output={model.lowestOutput === null ? null : { amount: model.lowestOutput }}
                      />
                    </td>
                    <td data-align="end">{formatCount(model.offerings)}</td>
                  </tr>
                ))}
            </tbody>
          </PlainTable>
        </Section>
      )}
    </Page>
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
