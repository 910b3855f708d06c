import { PlainTable } from '@/components/ui/PlainTable';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { differencesOf, valueText } from '@/lib/audit/differences';
import type { AuditEntryDetail } from '@/lib/audit/entry';
import styles from './audit.module.css';
import { capital } from './entry-words';

/** What was and what is, field by field, what is noted besides, and the entry as it is written, on demand. */
export function Differences({ entry: { data, canonical } }: { readonly entry: AuditEntryDetail }) {
  const { changes, notes } = differencesOf(data);
  return (
    <>
      {changes.length === 0 && notes.length === 0 && (
        <p className={styles.noun}>The entry says no more than what was done.</p>
      )}
      {changes.length > 0 && (
        <PlainTable label="Before and after" minWidth={560}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{capital(field)}</th>
                <td data-label="Before">
                  <span className={before === undefined ? styles.noun : styles.before}>
                    {before === undefined ? 'was not there' : valueText(before)}
                  </span>
                </td>
                <td data-label="After">
                  <span className={after === undefined ? styles.noun : styles.after}>
                    {after === undefined ? 'is gone' : valueText(after)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      {notes.length > 0 && (
        <PlainTable label="Noted besides">
          <thead>
            <tr>
              <th scope="col">{changes.length > 0 ? 'Besides' : 'Noted'}</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {notes.map(({ field, value }) => (
              <tr key={field}>
                <th scope="row">{capital(field)}</th>
                <td data-label="Value">{valueText(value)}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      <details className={styles.details}>
        <summary>As JSON, as it is hashed</summary>
        <ScrollRegion label="The entry as JSON" className={styles.json}>
          <code>{pretty(canonical)}</code>
        </ScrollRegion>
      </details>
    </>
  );
}

function pretty(canonical: string): string {
  try {
    return JSON.stringify(JSON.parse(canonical), null, 2);
  } catch {
    return canonical;
  }
}
