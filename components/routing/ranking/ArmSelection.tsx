'use client';

import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { FieldProblem } from '@/lib/core/errors';
import type { RankedSelection } from '@/lib/routing/select-schema';
import type { SourceArm } from '@/lib/routing/source-schema';
import type { RankedPlace, RankedRule } from './ask-ranking';
import { listRanked } from './list-ranked';
import styles from './ranking.module.css';
import { SelectEditor } from './SelectEditor';
import weightsStyles from './weights.module.css';

/** What a ranking begins with: cost is what the catalogue knows of most offerings. */
const FIRST: RankedSelection = { weights: { cost: 1, latency: 0, quality: 0 }, missing: 'out', top: 3 };

/**
 * Whether an arm lists its offerings (`children`) or has them ranked. What was there before a switch comes back with the
 * next one, as long as the page is open.
 */
export function ArmSelection({
  arm,
  place,
  problems,
  asked,
  defaultSalt,
  onChange,
  onLearn,
  children,
}: {
  readonly arm: SourceArm;
  /** JSON pointer to the arm in the rule. */
  readonly place: string;
  readonly problems: readonly FieldProblem[] | undefined;
  /** What a ranking of this arm is asked with. */
  readonly asked: { readonly place: RankedPlace; readonly rule: RankedRule };
  readonly defaultSalt: string;
  readonly onChange: (arm: SourceArm) => void;
  readonly onLearn: (row: OfferingRow) => void;
  readonly children: ReactNode;
}) {
  const [aside, setAside] = useState<Pick<SourceArm, 'targets' | 'select'>>({ targets: [] });
  const [trouble, setTrouble] = useState<string | null>(null);
  const { select, ...listed } = arm;

  const list = (targets: SourceArm['targets']) => {
    if (select) setAside({ targets: [], select });
    onChange({ ...listed, targets });
  };
  const rank = () => {
    setAside({ targets: arm.targets });
    onChange({ ...arm, targets: [], select: aside.select ?? FIRST });
  };
  const listThese = async () => {
    if (!select) return;
    const found = await listRanked(asked.place, asked.rule, select);
    if (typeof found === 'string') {
      setTrouble(found);
      return;
    }
    setTrouble(null);
    for (const row of found) onLearn(row);
    list(found.map(({ key }) => ({ offering: key })));
  };

  return (
    <div className={styles.arm}>
      <SegmentedControl
        aria-label={`How ${arm.name} chooses its offerings`}
        size="xs"
        data={[
          { value: 'listed', label: 'Listed' },
          { value: 'ranked', label: 'Ranked' },
        ]}
        value={select ? 'ranked' : 'listed'}
        onChange={(value) => (value === 'ranked' ? rank() : list(aside.targets))}
      />
      {select ? (
        <>
          <SelectEditor
            select={select}
            place={`${place}/select`}
            problems={problems}
            defaultSalt={defaultSalt}
            onChange={(next) => onChange({ ...arm, targets: [], select: next })}
          />
          <div className={styles.listThese}>
            <Button size="compact-sm" variant="default" onClick={() => void listThese()}>
              List these as targets
            </Button>
            <span>Keeps the order of now, whatever is measured later.</span>
          </div>
          {trouble && (
            <p role="alert" className={weightsStyles.fieldError}>
              {trouble}
            </p>
          )}
        </>
      ) : (
        children
      )}
    </div>
  );
}
