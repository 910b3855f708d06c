'use client';

import { ActionIcon, MultiSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { CAUSES, type Cause } from '@/lib/policy/types';
import { CAUSE_WORDS } from '@/lib/routing/describe';
import type { RuleDefinition } from '@/lib/routing/source-schema';
import { OfferingFacts } from './OfferingFacts';
import { OfferingPicker } from './OfferingPicker';
import styles from './routing.module.css';

export type Target = RuleDefinition['arms'][number]['targets'][number];

/** After a low-quality answer only escalations count, so it is no cause for a fallback. */
const FALLBACK_CAUSES = CAUSES.filter((cause) => cause !== 'low_quality');

/** The offerings that a rule tries, in order: added by search, moved and removed by button or keyboard. */
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
  const move = (from: number, to: number) => {
    const next = [...targets];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    // The first is tried without a cause.
    onChange(next.map((target, index) => (index === 0 ? { offering: target.offering } : target)));
    // The buttons move with their line: keep the focus on the one that was pressed.
    requestAnimationFrame(() =>
      document.getElementById(`${idPrefix}-${to}-${to < from ? 'up' : 'down'}`)?.focus(),
    );
  };
  return (
    <div>
      <ol className={styles.targets}>
        {targets.map((target, index) => {
          const row = rows.get(target.offering);
          const name = row?.modelName ?? target.offering;
          return (
            <li key={target.offering} className={styles.target}>
              <span className={styles.targetOrder}>{index + 1}</span>
              <div style={{ minWidth: 0 }}>
                <div className={styles.targetName}>{name}</div>
                {row ? (
                  <OfferingFacts row={row} />
                ) : (
                  <div className={styles.targetFacts}>
                    <span style={{ color: 'var(--bad)' }}>Not in the catalogue</span>
                  </div>
                )}
                {causes && index > 0 && (
                  <MultiSelect
                    mt={6}
                    size="xs"
                    maw={520}
                    aria-label={`When to try ${name}`}
                    placeholder={target.on ? '' : 'Tried after any failure; choose causes to narrow'}
                    data={FALLBACK_CAUSES.map((cause) => ({ value: cause, label: CAUSE_WORDS[cause] }))}
                    value={[...(target.on ?? [])]}
                    onChange={(chosen) =>
                      onChange(
                        targets.map((other, at) =>
                          at === index
                            ? {
                                offering: other.offering,
                                ...(chosen.length > 0 ? { on: (chosen as Cause[]).sort() } : {}),
                              }
                            : other,
                        ),
                      )
                    }
                  />
                )}
              </div>
              <div className={styles.targetTools}>
                <ActionIcon
                  className={styles.tool}
                  id={`${idPrefix}-${index}-up`}
                  aria-label={`Move ${name} up`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  className={styles.tool}
                  id={`${idPrefix}-${index}-down`}
                  aria-label={`Move ${name} down`}
                  disabled={index === targets.length - 1}
                  onClick={() => move(index, index + 1)}
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
            </li>
          );
        })}
      </ol>
      <OfferingPicker taken={targets.map((target) => target.offering)} onPick={onAdd} />
    </div>
  );
}
