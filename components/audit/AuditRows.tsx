import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { auditEntryHref } from '@/components/ui/links/audit';
import { PlainTable } from '@/components/ui/PlainTable';
import { actionWords } from '@/lib/audit/action-words';
import { differenceSummary } from '@/lib/audit/differences';
import type { AuditEntryDto } from '@/lib/audit/entry';
import type { Choice } from './AuditFilters';
import styles from './audit.module.css';
import { actorWords, capital, viaWords } from './entry-words';
import { Subject } from './Subject';

/** Entries as a table: a row says who did what to which record, what of it changed, and from where. */
export function AuditRows({
  entries,
  environments,
  search,
}: {
  readonly entries: readonly AuditEntryDto[];
  readonly environments: readonly Choice[];
  /** The list that an entry is opened from. */
  readonly search: URLSearchParams;
}) {
  return (
    <PlainTable label="Audit trail" minWidth={1040}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Record</th>
          <th scope="col">Changed</th>
          <th scope="col">Environment</th>
          <th scope="col">Via</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq} className={styles.row}>
            <td data-label="When" className={styles.when}>
              <DateTime at={entry.at} seconds />
            </td>
            <td data-label="Who">{actorWords(entry.actor)}</td>
            <th scope="row" className={styles.what}>
              <Link data-entry href={auditEntryHref(entry.seq, search)}>
                {capital(actionWords(entry.action))}
              </Link>
            </th>
            <td data-label="Record">
              <Subject subject={entry.subject} />
            </td>
            <td data-label="Changed" className={styles.changed}>
              <span>{differenceSummary(entry.data)}</span>
            </td>
            <td data-label="Environment">
              <span>
                {environments.find(({ value }) => value === entry.environment)?.label ?? entry.environment}
              </span>
            </td>
            <td data-label="Via" className={styles.via}>
              {viaWords(entry.origin)}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
