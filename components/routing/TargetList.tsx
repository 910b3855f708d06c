'use client';

import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { OfferingPicker } from '@/components/ui/OfferingPicker';
import { moved, SortableList } from '@/components/ui/SortableList';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { RuleDefinition } from '@/lib/routing/source-schema';
import { CauseChoice } from './CauseChoice';
import styles from './targets.module.css';
import { OWN_UNDO } from './workbench/use-step-keys';

export type Target = RuleDefinition['arms'][number]['targets'][number];

/** The offerings that a rule tries, in order: added by search, dragged or moved by button, each once. */
export function TargetList({
  targets,
  rows,
  idPrefix = 'target',
  causes = true,
  onChange,
  onAdd,
}: {
  readonly targets: readonly Target[];
  /** What the catalogue says of each, by key; an offering that is not there is shown as such. */
  readonly rows: ReadonlyMap<string, OfferingRow>;
  /** Tells this list's buttons from those of another list on the page. */
  readonly idPrefix?: string;
  /** Whether each fallback says after which failures it is tried. */
  readonly causes?: boolean;
  readonly onChange: (targets: Target[]) => void;
  readonly onAdd: (row: OfferingRow) => void;
}) {
  const move = (from: number, to: number) =>
    // The first is tried without a cause.
    onChange(
      moved(targets, from, to).map((target, index) => (index === 0 ? { offering: target.offering } : target)),
    );
  const step = (from: number, to: number) => {
    move(from, to);
    // The buttons move with their line: keep the focus on the one that was pressed.
    requestAnimationFrame(() =>
      document.getElementById(`${idPrefix}-${to}-${to < from ? 'up' : 'down'}`)?.focus(),
    );
  };
  const nameOf = ({ offering }: Target) => rows.get(offering)?.modelName ?? offering;
  return (
    <div>
      <SortableList
        label={causes ? 'Offerings in the order tried' : 'Escalations in the order tried'}
        items={targets}
        idOf={({ offering }) => offering}
        nameOf={nameOf}
        onMove={move}
      >
        {(target, index, handle) => {
          const name = nameOf(target);
          return (
            <Line handle={handle} place={index + 1}>
              <div style={{ minWidth: 0 }}>
                <div className={styles.targetName}>{name}</div>
                <Facts row={rows.get(target.offering)} />
              </div>
              <div className={styles.targetTools}>
                <ActionIcon
                  className={styles.tool}
                  id={`${idPrefix}-${index}-up`}
                  aria-label={`Move ${name} up`}
                  disabled={index === 0}
                  onClick={() => step(index, index - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  className={styles.tool}
                  id={`${idPrefix}-${index}-down`}
                  aria-label={`Move ${name} down`}
                  disabled={index === targets.length - 1}
                  onClick={() => step(index, index + 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  className={styles.tool}
                  aria-label={`Remove ${name}`}
                  onClick={() => onChange(targets.filter((_, at) => at !== index))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </div>
              {causes && index > 0 && (
                <CauseChoice
                  name={name}
                  on={target.on}
                  onChange={(on) =>
                    onChange(
                      targets.map((other, at) =>
                        at === index ? { offering: other.offering, ...(on ? { on } : {}) } : other,
                      ),
                    )
                  }
                />
              )}
            </Line>
          );
        }}
      </SortableList>
      <div className={styles.picker} {...OWN_UNDO}>
        <OfferingPicker taken={targets.map((target) => target.offering)} onPick={onAdd} />
      </div>
    </div>
  );
}

function Line({
  handle,
  place,
  children,
}: {
  readonly handle: ReactNode;
  readonly place: number;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.target}>
      <div className={styles.targetOrder}>
        {handle}
        <span>{place}</span>
      </div>
      {children}
    </div>
  );
}

/** What tells it from others; the rest stands with its checks. */
function Facts({ row }: { readonly row: OfferingRow | undefined }) {
  return (
    <div className={styles.targetFacts}>
      {row ? (
        <>
          <span>{row.channelName}</span>
          <span className={styles.mono}>{row.requestId}</span>
        </>
      ) : (
        <span style={{ color: 'var(--bad)' }}>Not in the catalogue</span>
      )}
    </div>
  );
}
