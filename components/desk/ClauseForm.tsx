'use client';

import { Button, SegmentedControl } from '@mantine/core';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldId } from '@/components/ui/form-fields';
import { ParameterFields } from '@/components/ui/parameters/ParameterFields';
import type { Citation } from '@/lib/contracts/clause-content';
import { CLAUSE_STATUSES, type ClauseStatus } from '@/lib/contracts/clause-content';
import type { Desk, Suggestion } from '@/lib/contracts/clause-desk';
import { CitationField } from './CitationField';
import { ClauseConflict } from './ClauseConflict';
import { cited } from './cited';
import styles from './clause-form.module.css';
import { EffectFields } from './EffectFields';
import type { DeskEntry } from './entries';
import { formLabels } from './form-labels';
import { SuggestionList } from './SuggestionList';
import { STATUS_WORDS } from './status-words';
import { TermFields } from './TermFields';
import type { ClauseFormState } from './use-clause-form';

const NO_PROBLEMS: readonly never[] = [];

/** The form of one clause: how it stands in the contract, the words it rests on, and what they come to. */
export function ClauseForm({
  entry: { type, clause },
  desk: { documents, choices, amended, contract },
  form,
  mayWrite,
  selection,
  suggestions,
  shown,
  onShow,
  onShowSuggestion,
}: {
  readonly entry: DeskEntry;
  readonly desk: Desk;
  readonly form: ClauseFormState;
  readonly mayWrite: boolean;
  readonly selection: Citation | null;
  readonly suggestions: readonly Suggestion[];
  readonly shown: number;
  readonly onShow: (citation: Citation) => void;
  readonly onShowSuggestion: (nth: number) => void;
}) {
  const { values, change, error } = form;
  const problems = error?.fields ?? NO_PROBLEMS;
  const accept = (suggestion: Suggestion) => change(cited(suggestion, values.status));
  const waits = clause?.inWork?.state === 'submitted';
  return (
    <form
      noValidate
      className={styles.form}
      aria-label={type.name}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      {form.conflict ? (
        <ClauseConflict mine={values} type={type} {...form.conflict} />
      ) : (
        <FormErrors error={error} labels={formLabels(type)} />
      )}
      <fieldset disabled={!mayWrite} className={styles.fields} aria-label="What the clause says">
        <div className={styles.status}>
          <SegmentedControl
            id={fieldId('/content/status')}
            aria-label="What the contract says"
            size="xs"
            fullWidth
            data={CLAUSE_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value].label }))}
            value={values.status}
            onChange={(status) => change({ status: status as ClauseStatus })}
          />
          <p className={styles.quiet}>{STATUS_WORDS[values.status].says}</p>
        </div>
        <CitationField
          citation={values.citation}
          documents={documents}
          selection={selection}
          problems={problems}
          onShow={onShow}
          onChange={(citation) => change(citation ? cited(citation, values.status) : { citation })}
        />
        {!values.citation && (
          <SuggestionList
            suggestions={suggestions}
            documents={documents}
            shown={shown}
            onShow={onShowSuggestion}
            onAccept={accept}
          />
        )}
        <ParameterFields
          parameters={type.parameters}
          values={values.parameters}
          problems={problems}
          under="/content/parameters"
          regions={choices.regions}
          onChange={(parameters) => change({ parameters: parameters as typeof values.parameters })}
        />
        {contract.parent !== null && (
          <EffectFields
            values={values}
            amended={amended.filter((one) => one.type === type.key)}
            problems={problems}
            onChange={change}
          />
        )}
        <details
          className={styles.more}
          open={problems.some(({ path }) => /scope|valid|flows|requires|surv/.test(path)) || undefined}
        >
          <summary>Scope, validity, flow-down{summary(values)}</summary>
          <TermFields values={values} choices={choices} problems={problems} onChange={change} />
        </details>
      </fieldset>
      <EffectsGate effects={form.effects} />
      {mayWrite && (
        <div className={styles.bar}>
          <Button type="submit" variant={form.dirty ? 'filled' : 'default'} loading={form.pending}>
            Save
          </Button>
          {!waits && (
            <Button variant={form.dirty ? 'default' : 'filled'} disabled={form.pending} onClick={form.submit}>
              {values.status === 'refused' || values.status === 'conflict'
                ? 'Save and record'
                : 'Save and put up'}
            </Button>
          )}
          {form.dirty && (
            <Button variant="subtle" color="gray" onClick={form.discard}>
              Discard
            </Button>
          )}
          <span role="status" className={styles.quiet}>
            {form.restored
              ? 'Restored what you had typed.'
              : form.dirty
                ? waits
                  ? 'Saving takes it back from approval.'
                  : 'Not saved yet.'
                : ''}
          </span>
        </div>
      )}
    </form>
  );
}

function summary({ scope, validFrom, validTo, flowsDownTo, requires }: ClauseFormState['values']): string {
  const said = [
    Object.values(scope).some((keys) => (keys?.length ?? 0) > 0) && 'narrower than the contract',
    (validFrom || validTo) && 'with days of its own',
    flowsDownTo.length > 0 && `flows down to ${flowsDownTo.length}`,
    Object.keys(requires).length > 0 && 'asks something of requests',
  ].filter(Boolean);
  return said.length > 0 ? `: ${said.join(', ')}` : '';
}
