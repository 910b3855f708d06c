import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { modelHref, vendorHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Price } from '@/components/ui/Price';
import { Section } from '@/components/ui/Section';
import { Unknown } from '@/components/ui/Unknown';
import type { VendorDetail } from '@/lib/catalog/details';

const SHOWN = 12;

/** What the catalogue has of a vendor: whose models it sells, and the models that it makes. */
export function VendorCatalogue({
  vendor,
  models,
  sells,
}: Pick<VendorDetail, 'vendor' | 'models' | 'sells'>) {
  const query = encodeURIComponent(vendor.key);
  return (
    <>
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
                <th scope="col">Affiliation today</th>
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
    </>
  );
}
