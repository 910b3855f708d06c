'use client';

import { Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import type { RankingShown, RankingView } from '@/lib/routing/rank-view';
import type { RankedSelection } from '@/lib/routing/select-schema';
import type { RankedRule } from './ask-ranking';
import { NothingMeets } from './NothingMeets';
import { OutList } from './OutList';
import { PriceQuality } from './PriceQuality';
import { RankedList } from './RankedList';
import { RankingBasis } from './RankingBasis';
import { RankingTroubleNote } from './RankingTroubleNote';
import styles from './ranking.module.css';
import { useRanking } from './use-ranking';

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
  const [hovered, setHovered] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const marked = hovered ?? picked;
  const { view, trouble, waiting, retry } = useRanking({ environment, taskClass }, rule, select, show);
  const rowId = useId();
  useEffect(() => {
    if (picked) document.getElementById(rowId + picked)?.scrollIntoView({ block: 'nearest' });
  }, [picked, rowId]);
  const pick = (offering: string) => {
    const rank = view?.plot.points.find((point) => point.offering === offering)?.rank ?? 0;
    setShow((now) => ({ ...now, text: '', places: Math.max(now.places, Math.min(rank, 1000)) }));
    setPicked(offering);
  };
  const searching = show.text.trim() !== '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: it holds results
    <div role="group" aria-label="Ranking" className={styles.pane} aria-busy={waiting}>
      <div className={styles.head}>
        <p className={styles.headline} role="status">
          {view ? headline(view) : 'Ranking'}
        </p>
        {waiting && !trouble && <Loader size={14} aria-hidden />}
      </div>
      {trouble && <RankingTroubleNote trouble={trouble} outdated={view !== null} onRetry={retry} />}
      {view && (
        <>
          <RankingBasis view={view} stated={select} taskClass={taskClass} environment={environment} />
          {view.scored === 0 ? (
            <NothingMeets view={view} />
          ) : (
            <PriceQuality view={view} marked={marked} onHover={setHovered} onPick={pick} />
          )}
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
            idPrefix={rowId}
            onHover={setHovered}
            onPick={setPicked}
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
    </div>
  );
}

function headline({ selected, scored, considered }: RankingView): string {
  const out = `${formatCount(considered - scored)} are out`;
  if (scored === 0) return `None meets every bound; ${out}`;
  return `${formatCount(selected.length)} selected of ${formatCount(scored)} that meet every bound; ${out}`;
}
