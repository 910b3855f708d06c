import type { Metadata } from 'next';
import styles from '@/components/catalogue/catalogue.module.css';
import { RecordActions } from '@/components/catalogue/edit/RecordActions';
import { AffiliationTable } from '@/components/catalogue/vendor/AffiliationTable';
import { CertificationTable } from '@/components/catalogue/vendor/CertificationTable';
import { OnDay } from '@/components/catalogue/vendor/OnDay';
import { StakeSections } from '@/components/catalogue/vendor/StakeSections';
import { VendorCatalogue } from '@/components/catalogue/vendor/VendorCatalogue';
import { VendorContracts } from '@/components/catalogue/vendor/VendorContracts';
import { VendorFacts } from '@/components/catalogue/vendor/VendorFacts';
import { LinkButton } from '@/components/ui/LinkButton';
import { certificationHref, vendorProfileHref } from '@/components/ui/links/vendors';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { SampleMark } from '@/components/ui/SampleMark';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listCertifications } from '@/lib/catalog/server/certification-queries';
import { stakesOfVendor } from '@/lib/catalog/server/stake-queries';
import { affiliationsOf } from '@/lib/catalog/server/vendor-affiliations';
import { getVendor } from '@/lib/catalog/server/vendor-detail';
import { vendorProfile } from '@/lib/catalog/server/vendor-profile-commands';
import { listRegister } from '@/lib/contracts/server/register-queries';
import { utcDate } from '@/lib/core/time';
import { archiveRecordAction, undoChangesAction } from '../../edit-actions';
import { found } from '../../found';
import { archiveStakeAction, previewArchiveStake, restoreStakeAction } from '../actions';
import { dayAsked, endOfDay } from '../day-asked';

interface Props {
  readonly params: Promise<{ readonly key: string }>;
  readonly searchParams: Promise<{ readonly on?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key) };
}

export default async function VendorPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  const now = new Date();
  const today = utcDate(now);
  const day = dayAsked((await searchParams).on, today);
  const key = decodeURIComponent((await params).key);
  const detail = await found(getVendor(key));
  const { vendor, models, sells } = detail;
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action);
  const reads = may('contract.read');
  const [profile, stakes, certificates, affiliations, register] = await Promise.all([
    vendorProfile(key),
    stakesOfVendor(key),
    listCertifications(key),
    affiliationsOf(key, endOfDay(day, now)),
    reads ? listRegister(caller, now) : [],
  ]);
  const contracts = register.filter((one) => one.vendor === key || one.known?.sellerName === vendor.name);
  const roles = [vendor.isOwner && 'makes models', vendor.isChannel && 'sells inference'].filter(Boolean);
  return (
    <Page>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="vendor" id={vendor.key} />}
        title={vendor.name}
        signs={vendor.sample && <SampleMark />}
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
            {...(may('vendor.update') && { archive: archiveRecordAction, undo: undoChangesAction })}
          />
        }
      />
      <VendorFacts
        vendor={vendor}
        profile={profile}
        contracts={reads ? contracts : null}
        certificates={certificates}
        today={today}
        showContacts={reads}
        edit={
          may('vendor.update_profile') && (
            <LinkButton variant="default" size="compact-sm" href={vendorProfileHref(key)}>
              Edit profile
            </LinkButton>
          )
        }
      />
      {reads && <VendorContracts contracts={contracts} />}
      <Section
        title="Certificates"
        note="What supports its contracts, and until when. A certificate never takes a clause’s place."
        actions={
          may('certification.create') && (
            <LinkButton variant="default" size="compact-sm" href={certificationHref(key)}>
              Record certificate
            </LinkButton>
          )
        }
      >
        {certificates.length > 0 ? (
          <CertificationTable
            vendor={key}
            certificates={certificates}
            today={today}
            editable={may('certification.update')}
          />
        ) : (
          <p className={styles.quiet}>None is recorded, so none counts.</p>
        )}
      </Section>
      <StakeSections
        vendor={key}
        stakes={stakes}
        today={today}
        actions={
          may('stake.update')
            ? {
                archive: archiveStakeAction,
                restore: restoreStakeAction,
                previewArchive: previewArchiveStake,
              }
            : null
        }
      />
      {affiliations.length > 0 && (
        <Section
          title="Affiliation"
          note={
            day === today
              ? 'Worked out from the stakes that hold today. Choose a day to see what it was or will be.'
              : 'Worked out from the stakes that held at the end of that day, as far as is recorded.'
          }
          actions={<OnDay day={day} today={today} />}
        >
          <AffiliationTable vendor={key} lines={affiliations} />
        </Section>
      )}
      <VendorCatalogue vendor={vendor} models={models} sells={sells} />
    </Page>
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
