import type { ReactNode } from 'react';
import { formatCount } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import type { ScoreSummary } from '@/lib/catalog/completeness';
import styles from './completeness.module.css';
import { countedName } from './field-names';

interface ScoreLine extends Omit<ScoreSummary, 'name' | 'key'> {
  readonly key: string;
  readonly head: ReactNode;
}

/** Scores of groups of offerings: mean and spread as numbers and as a bar over 0 to 100. */
export function ScoreTable({
  label,
  of,
  lines,
}: {
  readonly label: string;
  /** What a line is of: "Seller". */
  readonly of: string;
  readonly lines: readonly ScoreLine[];
}) {
  return (
    <PlainTable label={label} minWidth={560}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col" data-align="end">
            Offerings
          </th>
          <th scope="col" data-align="end">
            Mean
          </th>
          <th scope="col" data-align="end" title="Standard deviation, in points">
            Spread
          </th>
          <th scope="col">Lowest to highest</th>
          <th scope="col">Missing most</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, head, count, mean, deviation, lowest, highest, worst }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            <td data-align="end" data-label="Offerings">
              {formatCount(count)}
            </td>
            <td data-align="end" data-label="Mean">
              {count > 0 ? <strong>{mean.toFixed(1)}</strong> : <span className={styles.quiet}>–</span>}
            </td>
            <td data-align="end" data-label="Spread">
              {count > 0 ? `± ${deviation.toFixed(1)}` : <span className={styles.quiet}>–</span>}
            </td>
            <td data-label="Range" className={styles.range}>
              {count > 0 && <ScoreRange mean={mean} lowest={lowest} highest={highest} />}
            </td>
            <td data-label="Missing most">
              {count === 0 ? (
                <span className={styles.quiet}>–</span>
              ) : worst === null ? (
                'nothing'
              ) : (
                countedName(worst)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function ScoreRange({
  mean,
  lowest,
  highest,
}: {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}) {
  return (
    <span className={styles.track}>
      <span className={styles.numbers}>{lowest === highest ? lowest : `${lowest} to ${highest}`}</span>
      <span className={styles.rail} aria-hidden>
        <span className={styles.spread} style={{ left: `${lowest}%`, width: `${highest - lowest}%` }} />
        <span className={styles.mean} style={{ left: `${mean}%` }} />
      </span>
    </span>
  );
}
