'use client';

import { Switch, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { FieldProblem } from '@/lib/core/errors';
import type { RuleDefinition } from '@/lib/routing/source-schema';
import styles from './routing.module.css';
import { TargetList } from './TargetList';

type Escalate = NonNullable<RuleDefinition['escalate']>;

/** Whom to ask when an answer scores too low, or when nobody else is left. */
export function EscalationEditor({
  escalate,
  rows,
  problems,
  onChange,
  onLearn,
}: {
  readonly escalate: Escalate | undefined;
  readonly rows: ReadonlyMap<string, OfferingRow>;
  readonly problems: readonly FieldProblem[] | undefined;
  readonly onChange: (escalate: Escalate | undefined) => void;
  readonly onLearn: (row: OfferingRow) => void;
}) {
  const at = (field: string) => ({
    id: fieldId(`/definition/escalate/${field}`),
    error: fieldError(problems, `/definition/escalate/${field}`),
  });
  const { maxCostUsd: _cost, ...withoutCost } = escalate ?? { below: '', targets: [] };
  return (
    <div>
      <Switch
        label="Escalate answers that score low"
        checked={escalate !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { below: '0.7', targets: [] } : undefined)
        }
      />
      {escalate && (
        <>
          <div className={styles.fields} style={{ marginBlock: 12 }}>
            <TextInput
              {...at('below')}
              label="Below a score of"
              inputMode="decimal"
              value={escalate.below}
              onChange={(event) => onChange({ ...escalate, below: event.currentTarget.value.trim() })}
            />
            <TextInput
              {...at('maxCostUsd')}
              label="Cost of an attempt"
              leftSection="$"
              inputMode="decimal"
              placeholder="no limit"
              value={escalate.maxCostUsd ?? ''}
              onChange={(event) => {
                const maxCostUsd = event.currentTarget.value.trim();
                onChange(maxCostUsd ? { ...escalate, maxCostUsd } : withoutCost);
              }}
            />
          </div>
          <div id={fieldId('/definition/escalate/targets')} tabIndex={-1}>
            <TargetList
              targets={escalate.targets}
              rows={rows}
              idPrefix="escalation"
              causes={false}
              onChange={(targets) =>
                onChange({ ...escalate, targets: targets.map(({ offering }) => ({ offering })) })
              }
              onAdd={(row) => {
                onLearn(row);
                onChange({ ...escalate, targets: [...escalate.targets, { offering: row.key }] });
              }}
            />
          </div>
        </>
      )}
    </div>
  );
}
