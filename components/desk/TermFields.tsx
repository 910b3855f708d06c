'use client';

import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { ScopeFields } from '@/components/ui/scope/ScopeFields';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { ClauseContent } from '@/lib/contracts/clause-content';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './clause-form.module.css';
import { RequiresField } from './RequiresField';

/** What a clause is about, from when to when, and whom it reaches. */
export function TermFields({
  values,
  choices,
  problems,
  onChange,
}: {
  readonly values: ClauseContent;
  readonly choices: ScopeChoices;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (part: Partial<ClauseContent>) => void;
}) {
  const at = (part: keyof ClauseContent) => ({
    id: fieldId(`/content/${part}`),
    error: fieldError(
      problems
        .filter(({ path }) => path.startsWith(`/content/${part}`))
        .map((one) => ({ ...one, path: part })),
      part,
    ),
  });
  return (
    <div className={styles.parts}>
      <ScopeFields
        scope={values.scope}
        choices={choices}
        empty="As the contract"
        problems={problems}
        under="/content/scope"
        onChange={(scope) => onChange({ scope })}
      />
      <div className={styles.row}>
        <TextInput
          {...at('validFrom')}
          type="date"
          label="Valid from"
          description="Empty: the contract’s start."
          value={values.validFrom ?? ''}
          onChange={(event) => onChange({ validFrom: event.currentTarget.value || null })}
        />
        <TextInput
          {...at('validTo')}
          type="date"
          label="Valid to, inclusive"
          description="Empty: the contract’s end."
          value={values.validTo ?? ''}
          onChange={(event) => onChange({ validTo: event.currentTarget.value || null })}
        />
        <WholeNumberField
          {...at('survivalMonths')}
          label="Survives the end by"
          description="For past data. It never clears new."
          unit="months"
          min={0}
          value={values.survivalMonths}
          onChange={(survivalMonths) => onChange({ survivalMonths })}
        />
      </div>
      <MultiSelect
        {...at('flowsDownTo')}
        label="Flows down to"
        description="Others on the way of the data whom this clause binds too."
        placeholder={values.flowsDownTo.length > 0 ? '' : 'Nobody named'}
        searchable
        clearable
        hidePickedOptions
        limit={100}
        data={[...choices.vendors]}
        value={values.flowsDownTo}
        onChange={(flowsDownTo) => onChange({ flowsDownTo })}
      />
      <RequiresField
        {...at('requires')}
        value={values.requires}
        onChange={(requires) => onChange({ requires })}
      />
      <Textarea
        {...at('note')}
        label="Note"
        autosize
        minRows={1}
        maxLength={4000}
        value={values.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  );
}
