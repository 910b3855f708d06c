import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CertificateDocument } from '@/components/catalogue/vendor/CertificateDocument';
import { CertificationForm } from '@/components/catalogue/vendor/CertificationForm';
import { CertificationTools } from '@/components/catalogue/vendor/CertificationTools';
import { vendorHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { listCertifications } from '@/lib/catalog/server/certification-queries';
import { getVendor, listVendors } from '@/lib/catalog/server/vendor-detail';
import { certificationName } from '@/lib/contracts/certification-kinds';
import { utcDate } from '@/lib/core/time';
import { found } from '../../../../found';
import { requireArchitect } from '../../../../require-architect';
import {
  archiveCertificationAction,
  createCertificationAction,
  previewArchiveCertification,
  previewRevokeCertification,
  previewUpdateCertification,
  revokeCertificationAction,
  updateCertificationAction,
} from '../../../actions';

export const metadata: Metadata = { title: 'Certificate' };

interface Props {
  readonly params: Promise<{ readonly key: string; readonly certification: string }>;
}

/** Records a certificate of a vendor ("new"), or edits one with its document. */
export default async function CertificationPage({ params }: Props) {
  const { key: encoded, certification: id } = await params;
  const key = decodeURIComponent(encoded);
  await requireArchitect(id === 'new' ? 'certification.create' : 'certification.update');
  const { vendor } = await found(getVendor(key));
  const existing = (await listCertifications(key)).find((one) => one.id === id) ?? null;
  if (!existing && id !== 'new') notFound();
  const channels = (await listVendors()).filter(({ isChannel }) => isChannel);
  const back = vendorHref(key);
  const today = utcDate(new Date());
  return (
    <Page>
      <PageHeader
        title={existing ? certificationName(existing.kind) : `A certificate of ${vendor.name}`}
        description="It supports what a contract says, and never takes its place."
        actions={
          existing && (
            <CertificationTools
              certificate={existing}
              today={today}
              back={back}
              actions={{
                revoke: revokeCertificationAction,
                previewRevoke: previewRevokeCertification,
                archive: archiveCertificationAction,
                previewArchive: previewArchiveCertification,
              }}
            />
          )
        }
      />
      {existing && (
        <Section title="Document">
          <CertificateDocument certificate={existing} />
        </Section>
      )}
      <CertificationForm
        key={existing?.id ?? 'new'}
        vendor={key}
        existing={existing}
        channels={channels.map(({ key: one, name }) => ({ key: one, name }))}
        back={back}
        save={existing ? updateCertificationAction : createCertificationAction}
        preview={previewUpdateCertification}
      />
    </Page>
  );
}
