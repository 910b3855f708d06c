import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { SourceSign } from '@/components/ui/SourceSign';
import { Unknown } from '@/components/ui/Unknown';
import { scoreParts } from '@/lib/routing/rank-parts';
import type { RankingView } from '@/lib/routing/rank-view';
import { MEASURE_WORDS, measureText } from '@/lib/routing/rank-words';
import { MEASURES } from '@/lib/routing/select-schema';
import styles from './ranked-list.module.css';
import rankingStyles from './ranking.module.css';
import { ScoreBar } from './ScoreBar';

/** A place of the ranking: who, the score as a bar of its parts, and when opened what it was computed from. */
export function RankedRow({
  row,
  view,
  marked,
  id,
  onHover,
  onPick,
}: {
  readonly row: RankingView['ranked']['rows'][number];
  readonly view: RankingView;
  readonly marked: boolean;
  readonly id: string;
  readonly onHover: (offering: string | null) => void;
  readonly onPick: (offering: string | null) => void;
}) {
  const { weights } = view.select;
  const parts = scoreParts(row.inputs, view.best, weights);
  return (
    <li
      className={styles.row}
      data-selected={row.selected || undefined}
      data-marked={marked || undefined}
      id={id}
      onMouseEnter={() => onHover(row.offering)}
      onMouseLeave={() => onHover(null)}
    >
      <details onToggle={(event) => onPick(event.currentTarget.open ? row.offering : null)}>
        <summary className={styles.summary}>
          <span className={styles.place}>{row.rank}</span>
          <span className={styles.who}>
            <span className={styles.model}>{row.model}</span>{' '}
            <span className={rankingStyles.channel}>{row.channel}</span>
            {row.selected && <span className={styles.chosen}>selected</span>}
          </span>
          <span className={styles.score}>
            <span className="visually-hidden">score </span>
            {Number(row.score).toFixed(3)}
          </span>
          <ScoreBar parts={parts} />
        </summary>
        <div className={styles.inputs}>
          <p className="prose">
            <Link href={offeringHref(row.offering)} className="mono">
              {row.offering}
            </Link>
          </p>
          <PlainTable label={`What the score of ${row.offering} is made of`}>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" data-align="end">
                  Value
                </th>
                <th scope="col" data-align="end">
                  Adds
                </th>
                <th scope="col">From</th>
              </tr>
            </thead>
            <tbody>
              {MEASURES.map((measure) => {
                const input = row.inputs[measure];
                return (
                  <tr key={measure}>
                    <th scope="row">{MEASURE_WORDS[measure]}</th>
                    <td data-align="end">
                      {input ? measureText(measure, input.value) : <Unknown what="Not known" />}
                    </td>
                    <td data-align="end">{weights[measure] > 0 ? parts[measure].toFixed(3) : 'no weight'}</td>
                    <td>{input && <SourceSign source={input.source} asOf={input.asOf.slice(0, 10)} />}</td>
                  </tr>
                );
              })}
            </tbody>
          </PlainTable>
        </div>
      </details>
    </li>
  );
}
