import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconQuestionMark,
} from '@tabler/icons-react';
import { CalendarDate } from '@/components/ui/DateTime';
import { LinkButton } from '@/components/ui/LinkButton';
import { certificateFileHref, certificationHref } from '@/components/ui/links/vendors';
import { PlainTable } from '@/components/ui/PlainTable';
import { SampleMark } from '@/components/ui/SampleMark';
import { Sign, type Tone } from '@/components/ui/Sign';
import { Unknown } from '@/components/ui/Unknown';
import type { CertificationDto } from '@/lib/catalog/papers';
import { certificationName } from '@/lib/contracts/certification-kinds';
import {
  type CertificationStanding,
  certificationPeriod,
  certificationStanding,
} from '@/lib/contracts/certification-period';
import styles from '../catalogue.module.css';

const STANDINGS: Readonly<
  Record<CertificationStanding, { word: string; tone: Tone; icon: typeof IconClock }>
> = {
  valid: { word: 'Valid', tone: 'good', icon: IconCircleCheck },
  ending: { word: 'Ends soon', tone: 'warning', icon: IconAlertTriangle },
  ended: { word: 'Ended', tone: 'bad', icon: IconCircleX },
  revoked: { word: 'Revoked', tone: 'bad', icon: IconCircleX },
  not_yet: { word: 'Not yet', tone: 'neutral', icon: IconClock },
  unknown: { word: 'No dates', tone: 'neutral', icon: IconQuestionMark },
};

/** What a vendor is certified for, until when that counts, and the paper that shows it. */
export function CertificationTable({
  vendor,
  certificates,
  today,
  editable,
}: {
  readonly vendor: string;
  readonly certificates: readonly CertificationDto[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly editable: boolean;
}) {
  return (
    <PlainTable label="Certificates" minWidth={760}>
      <thead>
        <tr>
          <th scope="col">Certificate</th>
          <th scope="col">Standing</th>
          <th scope="col">Period</th>
          <th scope="col">Counts to</th>
          <th scope="col">Auditor</th>
          <th scope="col">Document</th>
          {editable && (
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {certificates.map((certificate) => {
          const { word, tone, icon: Icon } = STANDINGS[certificationStanding(certificate, today)];
          const { lastDay } = certificationPeriod(certificate);
          return (
            <tr key={certificate.id}>
              <th scope="row" className="prose">
                {certificationName(certificate.kind)} {certificate.sample && <SampleMark />}
                <p className={styles.note}>
                  {certificate.channels.length > 0
                    ? `For ${certificate.channels.join(', ')}. `
                    : 'For every channel of the vendor. '}
                  {certificate.scope}
                </p>
              </th>
              <td data-label="Standing">
                <Sign tone={tone} icon={<Icon size={13} />}>
                  {word}
                </Sign>
              </td>
              <td data-label="Period">
                <CalendarDate date={certificate.validFrom} /> to <CalendarDate date={certificate.validTo} />
              </td>
              <td data-label="Counts to">
                <CalendarDate date={lastDay} absent="nothing" />
              </td>
              <td data-label="Auditor">{certificate.auditor ?? <Unknown word />}</td>
              <td data-label="Document">
                {certificate.document ? (
                  <a href={certificateFileHref(certificate.id)}>{certificate.document.name}</a>
                ) : (
                  <Unknown what="None kept" word />
                )}
              </td>
              {editable && (
                <td>
                  <LinkButton
                    size="compact-sm"
                    variant="default"
                    href={certificationHref(vendor, certificate.id)}
                  >
                    Edit
                    <span className="visually-hidden">: {certificationName(certificate.kind)}</span>
                  </LinkButton>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}
