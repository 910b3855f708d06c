import { fieldText } from '@/components/ui/field-words';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import type { BulkPreview } from '@/lib/catalog/bulk-edit';
import type { CatalogueChange } from '@/lib/catalog/change';
import styles from './bulk.module.css';

/** What a bulk edit would do: how many of each kind, then each before and after, and each that it leaves and why. */
export function BulkPreviewTable({ preview }: { readonly preview: BulkPreview }) {
  const { counts, changed, refused } = preview;
  return (
    <section aria-label="Preview" className={styles.preview}>
      <p role="status">
        <strong>{formatPlural(counts.changed, 'offering')} would change</strong>
        {counts.unchanged > 0 && `, ${formatCount(counts.unchanged)} are like that already`}
        {counts.refused > 0 && `, ${formatCount(counts.refused)} cannot and are left`}.
      </p>
      {changed.length > 0 && (
        <div className={styles.scroll}>
          <PlainTable label="What would change">
            <thead>
              <tr>
                <th scope="col">Offering</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ key, change }) => (
                <tr key={key}>
                  <th scope="row" className={styles.key}>
                    {key}
                  </th>
                  <td>{before(change)}</td>
                  <td>{after(change)}</td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
          <More all={counts.changed} shown={changed.length} />
        </div>
      )}
      {refused.length > 0 && (
        <details>
          <summary>{formatPlural(counts.refused, 'offering')} left as they are</summary>
          <ul className={styles.refused}>
            {refused.map(({ key, reason }) => (
              <li key={key}>
                <span className={styles.key}>{key}</span>: {reason}
              </li>
            ))}
          </ul>
          <More all={counts.refused} shown={refused.length} />
        </details>
      )}
    </section>
  );
}

function More({ all, shown }: { readonly all: number; readonly shown: number }) {
  return all > shown ? <p className={styles.quiet}>and {formatCount(all - shown)} more</p> : null;
}

const before = (change: CatalogueChange): string =>
  change.change === 'set' ? (fieldText(change.field, change.before.value) ?? 'unknown') : 'in the catalogue';

const after = (change: CatalogueChange): string =>
  change.change === 'set' ? (fieldText(change.field, change.after.value) ?? 'unknown') : 'archived';
