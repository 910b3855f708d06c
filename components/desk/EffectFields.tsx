'use client';

import { SegmentedControl, Select } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { ClauseContent } from '@/lib/contracts/clause-content';
import type { AmendedClause } from '@/lib/contracts/clause-desk';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './clause-form.module.css';

/** What a clause of an amendment does to one of what it amends, within its own scope. */
export function EffectFields({
  values: { effect, replaces },
  amended,
  problems,
  onChange,
}: {
  readonly values: ClauseContent;
  /** Clauses of this type in what the contract amends. */
  readonly amended: readonly AmendedClause[];
  readonly problems: readonly FieldProblem[];
  readonly onChange: (part: Partial<ClauseContent>) => void;
}) {
  return (
    <div className={styles.effect}>
      <SegmentedControl
        aria-label="Effect on what is amended"
        size="xs"
        data={[
          { value: 'adds', label: 'Adds' },
          { value: 'replaces', label: 'Replaces' },
          { value: 'deletes', label: 'Deletes' },
        ]}
        value={effect}
        onChange={(chosen) => {
          const now = chosen as ClauseContent['effect'];
          onChange({ effect: now, replaces: now === 'adds' ? null : (replaces ?? amended[0]?.id ?? null) });
        }}
      />
      {effect === 'adds' ? (
        amended.length > 0 && (
          <p className={styles.quiet}>
            It stands beside the clause that it amends, and where the two differ they are in conflict.
          </p>
        )
      ) : (
        <Select
          id={fieldId('/content/replaces')}
          error={fieldError(problems, '/content/replaces')}
          label={effect === 'replaces' ? 'Instead of' : 'Takes out'}
          data={amended.map(({ id, contract, content }) => ({
            value: id,
            label: `${contract}: ${words(content)}`,
          }))}
          value={replaces}
          nothingFoundMessage="No clause of this type there"
          onChange={(chosen) => onChange({ replaces: chosen })}
        />
      )}
    </div>
  );
}

function words(content: ClauseContent | null): string {
  if (!content) return 'nothing in force';
  const passage = content.citation?.passage ?? '';
  return `${content.status}${passage && `, “${passage.slice(0, 80)}${passage.length > 80 ? '…' : ''}”`}`;
}
