'use client';

import { Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import type { RankingShown } from '@/lib/routing/rank-view';
import type { RankedSelection } from '@/lib/routing/select-schema';
import { NothingMeets } from './NothingMeets';
import { OutList } from './OutList';
import { RankedList } from './RankedList';
import { RankingBasis } from './RankingBasis';
import { RankingTroubleNote } from './RankingTroubleNote';
import styles from './ranking.module.css';
import { type RankedRule, useRanking } from './use-ranking';

const FIRST: RankingShown = { places: 20, out: 20, text: '' };
const MORE = 50;

/** What a selection that is being written would select now, and why the others are out. Asks by itself. */
export function RankingPane({
  taskClass,
  rule,
  select,
  environment,
}: {
  readonly taskClass: string;
  readonly rule: RankedRule;
  /** As it is being written: it may not be finished. */
  readonly select: RankedSelection;
  readonly environment: string;
}) {
  const [show, setShow] = useState(FIRST);
  const [marked, setMarked] = useState<string | null>(null);
  const { view, trouble, waiting, retry } = useRanking(taskClass, rule, select, show);
  const searching = show.text.trim() !== '';
  return (
    <section aria-label="Ranking" className={styles.pane} aria-busy={waiting}>
      <div className={styles.head}>
        <p className={styles.headline} role="status">
          {view
            ? `${formatCount(view.selected.length)} selected of ${formatCount(view.scored)} that meet every bound; ${formatCount(view.considered - view.scored)} are out`
            : 'Ranking'}
        </p>
        {waiting && !trouble && <Loader size={14} aria-hidden />}
      </div>
      {trouble && <RankingTroubleNote trouble={trouble} outdated={view !== null} onRetry={retry} />}
      {view && (
        <>
          <RankingBasis view={view} stated={select} taskClass={taskClass} environment={environment} />
          {view.scored === 0 && <NothingMeets view={view} />}
          <TextInput
            aria-label="Find an offering"
            placeholder="Find an offering, or why it is out"
            leftSection={<IconSearch size={15} aria-hidden />}
            maxLength={200}
            value={show.text}
            onChange={(event) => setShow({ ...FIRST, text: event.currentTarget.value })}
            onKeyDown={(event) => {
              // Enter would send the form around it.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
          <RankedList
            view={view}
            marked={marked}
            onMark={setMarked}
            onMore={() => setShow((now) => ({ ...now, places: Math.min(now.places + MORE, 1000) }))}
          />
          {view.considered > view.scored && (
            <>
              <h3 className={styles.subtitle}>
                Out: {formatPlural(searching ? view.out.matching : view.considered - view.scored, 'offering')}
              </h3>
              <OutList
                view={view}
                reason={show.reason}
                searching={searching}
                onReason={(reason) => setShow((now) => ({ ...now, out: FIRST.out, reason }))}
                onMore={() => setShow((now) => ({ ...now, out: Math.min(now.out + MORE, 1000) }))}
              />
            </>
          )}
        </>
      )}
    </section>
  );
}
