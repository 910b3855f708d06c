import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { DateTime } from '@/components/ui/DateTime';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { auditEntryHref } from '@/components/ui/links/audit';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { AuditCheckDto } from '@/lib/audit/check';
import styles from './audit.module.css';

/** Checks with what they found, the latest first. */
export function ChecksList({ checks }: { readonly checks: readonly AuditCheckDto[] }) {
  return (
    <PlainTable label="Checks" minWidth={680}>
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col">Result</th>
          <th scope="col" data-align="end">
            Entries
          </th>
          <th scope="col">Took</th>
          <th scope="col">Asked for by</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id}>
            <th scope="row" className={styles.when}>
              <DateTime at={check.startedAt} />
            </th>
            <td data-label="Result">
              <Result check={check} />
            </td>
            <td data-label="Entries" data-align="end" className="numeric">
              {formatCount(check.entries)}
            </td>
            <td data-label="Took">{tookWords(check)}</td>
            <td data-label="Asked for by">{check.askedBy ?? 'every night'}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Result({
  check: { finishedAt, entries, total, fault, problem },
}: {
  readonly check: AuditCheckDto;
}) {
  if (finishedAt === null) {
    return (
      <div className={styles.progress}>
        <Sign tone="information" icon={<IconClock size={14} />}>
          {total === 0 ? 'Begins' : `${formatCount(entries)} of ${formatCount(total)}`}
        </Sign>
        <progress aria-label="How far the check has come" value={entries} max={Math.max(total, 1)} />
      </div>
    );
  }
  if (problem !== null) return <Sign tone="warning">{problem}</Sign>;
  if (fault) {
    return (
      <>
        <Sign tone="bad" icon={<IconX size={14} />}>
          Altered
        </Sign>{' '}
        {fault.message}. <Link href={auditEntryHref(fault.seq)}>Entry {fault.seq}</Link>
      </>
    );
  }
  return (
    <Sign tone="good" icon={<IconCheck size={14} />}>
      Intact
    </Sign>
  );
}

function tookWords({ startedAt, finishedAt }: AuditCheckDto): string {
  if (finishedAt === null) return '';
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000;
  return seconds < 90 ? `${seconds.toFixed(seconds < 10 ? 1 : 0)} s` : `${Math.round(seconds / 60)} min`;
}
