import { formatDollars } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import { Unknown } from '@/components/ui/Unknown';
import type { PlottedOffering } from '@/lib/routing/rank-view';
import { measureText } from '@/lib/routing/rank-words';
import styles from './chart.module.css';
import type { PriceQualityProps } from './PriceQualityChart';
import rankingStyles from './ranking.module.css';

/** The chart in numbers, the cheapest first. */
export function PriceQualityTable({ points, benchmark, marked, onPick }: PriceQualityProps) {
  const sorted = [...points].sort((a, b) => a.cost - b.cost || (a.rank ?? 0) - (b.rank ?? 0));
  return (
    <div className={styles.plotTable}>
      <PlainTable label="Cost, quality and latency of the ranked offerings" minWidth={520}>
        <thead>
          <tr>
            <th scope="col">Offering</th>
            <th scope="col" data-align="end">
              Cost
            </th>
            <th scope="col" data-align="end">
              {benchmark ?? 'Quality'}
            </th>
            <th scope="col" data-align="end">
              p95
            </th>
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((point) => (
            <tr key={point.offering} data-marked={point.offering === marked || undefined}>
              <th scope="row">
                <button type="button" className={styles.pick} onClick={() => onPick(point.offering)}>
                  {point.model} <span className={rankingStyles.channel}>{point.channel}</span>
                </button>
              </th>
              <td data-align="end">{formatDollars(String(point.cost))}</td>
              <td data-align="end">{point.quality ?? <Unknown what="Not known" />}</td>
              <td data-align="end">
                {point.latency === null ? (
                  <Unknown what="Not known" />
                ) : (
                  measureText('latency', String(point.latency))
                )}
              </td>
              <td>{standing(point)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </div>
  );
}

function standing({ rank, selected, frontier }: PlottedOffering): string {
  return [rank === null ? 'further down' : `place ${rank}`, selected && 'selected', frontier && 'frontier']
    .filter(Boolean)
    .join(', ');
}
