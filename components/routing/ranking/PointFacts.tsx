import { formatDollars } from '@/components/ui/format-number';
import type { PlottedOffering } from '@/lib/routing/rank-view';
import { measureText } from '@/lib/routing/rank-words';
import styles from './chart.module.css';
import rankedListStyles from './ranked-list.module.css';
import rankingStyles from './ranking.module.css';

/** What a point stands for, shown beside it. */
export function PointFacts({
  point,
  benchmark,
}: {
  readonly point: PlottedOffering;
  readonly benchmark: string | null;
}) {
  const { model, channel, cost, quality, latency, rank, selected, frontier } = point;
  return (
    <div className={styles.facts}>
      <p className={rankedListStyles.model}>{model}</p>
      <p className={rankingStyles.channel}>{channel}</p>
      <p>{formatDollars(String(cost))} for the reference task</p>
      <p>{quality === null ? 'Quality not known' : `${quality} on ${benchmark}`}</p>
      <p>{latency === null ? 'Latency not known' : `p95 ${measureText('latency', String(latency))}`}</p>
      <p>
        {[rank !== null && `Place ${rank}`, selected && 'selected', frontier && 'on the frontier']
          .filter(Boolean)
          .join(', ')}
      </p>
    </div>
  );
}
