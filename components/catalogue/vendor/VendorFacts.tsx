import type { ReactNode } from 'react';
import { CalendarDate } from '@/components/ui/DateTime';
import { type Fact, Facts } from '@/components/ui/Facts';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { Section } from '@/components/ui/Section';
import { Unknown } from '@/components/ui/Unknown';
import type { VendorRow } from '@/lib/catalog/details';
import type { CertificationDto } from '@/lib/catalog/papers';
import { VENDOR_STATUSES, type VendorProfile } from '@/lib/catalog/vendor-profile';
import { nextExpiry } from '@/lib/contracts/certification-period';

/** What matters most of a vendor, and what the company keeps of it. */
export function VendorFacts({
  vendor,
  profile,
  contracts,
  certificates,
  today,
  showContacts,
  edit,
}: {
  readonly vendor: VendorRow;
  readonly profile: VendorProfile;
  /** Null = not for the one who looks. */
  readonly contracts: readonly unknown[] | null;
  readonly certificates: readonly CertificationDto[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly showContacts: boolean;
  readonly edit: ReactNode;
}) {
  const expiry = nextExpiry(certificates, today);
  const facts: Fact[] = [
    {
      label: 'Status',
      value: profile.status === null ? <Unknown what="Not stated" word /> : VENDOR_STATUSES[profile.status],
    },
    { label: 'Models made', value: formatCount(vendor.models) },
    { label: 'Offerings sold', value: formatCount(vendor.offerings) },
    ...(contracts ? [{ label: 'Contracts', value: formatCount(contracts.length) }] : []),
    {
      label: 'Next certificate to end',
      value: expiry === null ? <Unknown what="None" word /> : <CalendarDate date={expiry} />,
    },
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
  ];
  return (
    <>
      <Facts across facts={facts} />
      <Section title="Profile" note="What you keep of it. Nothing here clears anything." actions={edit}>
        <Facts
          facts={[
            {
              label: 'Products',
              value: profile.products.length > 0 ? profile.products.join(', ') : <Unknown word />,
            },
            {
              label: 'Security contacts',
              value: !showContacts ? (
                'for those who read contracts'
              ) : profile.security.length > 0 ? (
                profile.security.map(({ name, email }) => (
                  <span key={email} style={{ display: 'block' }}>
                    {name}, <a href={`mailto:${email}`}>{email}</a>
                  </span>
                ))
              ) : (
                <Unknown what="None kept" word />
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}
