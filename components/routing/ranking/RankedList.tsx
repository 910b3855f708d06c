import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { formatCount } from '@/components/ui/format-number';
import type { RankingView } from '@/lib/routing/rank-view';
import { RankedRow } from './RankedRow';
import rankedListStyles from './ranked-list.module.css';
import styles from './ranking.module.css';

/** The places of a ranking, with a line under the last that is selected. */
export function RankedList({
  view,
  marked,
  idPrefix,
  onHover,
  onPick,
  onMore,
}: {
  readonly view: RankingView;
  readonly marked: string | null;
  /** Of the ids of rows, which end in their offerings. */
  readonly idPrefix: string;
  readonly onHover: (offering: string | null) => void;
  readonly onPick: (offering: string | null) => void;
  readonly onMore: () => void;
}) {
  const { rows, matching } = view.ranked;
  return (
    <>
      <ol className={styles.list} aria-label="Ranked offerings">
        {rows.map((row, index) => (
          <Fragment key={row.offering}>
            <RankedRow
              row={row}
              view={view}
              marked={marked === row.offering}
              id={idPrefix + row.offering}
              onHover={onHover}
              onPick={onPick}
            />
            {row.selected && rows[index + 1]?.selected === false && (
              <li className={rankedListStyles.cut}>
                The rule tries the {view.selected.length === 1 ? 'one' : view.selected.length} above
              </li>
            )}
          </Fragment>
        ))}
      </ol>
      {matching > rows.length && (
        <Button size="compact-sm" variant="default" onClick={onMore}>
          Show more of {formatCount(matching)}
        </Button>
      )}
    </>
  );
}
