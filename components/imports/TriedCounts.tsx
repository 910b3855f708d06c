import { formatCount, formatPlural } from '@/components/ui/format-number';
import styles from './mapper.module.css';
import type { TriedTable } from './table-answers';

/** How much of a table would be read, and of what would not, why. */
export function TriedCounts({
  tried,
  trying,
}: {
  readonly tried: TriedTable | null;
  readonly trying: boolean;
}) {
  return (
    <div className={styles.tried} data-trying={trying || undefined}>
      <p role="status">
        {tried ? (
          <>
            <strong>
              {formatCount(tried.imported)} of {formatPlural(tried.rows, 'row')} will be read
            </strong>{' '}
            as {formatPlural(tried.offerings, 'offering')}
            {tried.skipped.count > 0 && `; ${formatCount(tried.skipped.count)} will be skipped`}.
          </>
        ) : (
          'Trying it…'
        )}
      </p>
      {tried && <Reasons title={formatPlural(tried.skipped.count, 'skipped row')} of={tried.skipped} />}
      {tried && <Reasons title={formatPlural(tried.notes.count, 'note')} of={tried.notes} />}
    </div>
  );
}

function Reasons({
  title,
  of,
}: {
  readonly title: string;
  readonly of: TriedTable['skipped'] | TriedTable['notes'];
}) {
  if (of.count === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>{title}, with the reason</summary>
      <ul className={styles.reasons}>
        {of.first.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer, which never change places
          <li key={index}>
            <code>{line.row}</code> {'field' in line && <code>{line.field}</code>} {line.reason}
          </li>
        ))}
        {of.count > of.first.length && <li>and {formatPlural(of.count - of.first.length, 'other')}</li>}
      </ul>
    </details>
  );
}
