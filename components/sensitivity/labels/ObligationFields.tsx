'use client';

import { Checkbox, MultiSelect, Select, TagsInput } from '@mantine/core';
import { CERTIFICATION_KINDS } from '@/lib/contracts/certification-kinds';
import { CLAUSE_GROUPS, type ClauseType } from '@/lib/contracts/clause-type';
import type { Predicate } from '@/lib/contracts/predicate';
import { EXCLUDABLE, type Obligation } from '@/lib/sensitivity/obligations';
import { PROMISE_PARAMETERS } from '@/lib/sensitivity/promise-parameters';
import styles from './editor.module.css';
import { PredicateFields } from './PredicateFields';

/** What there is to choose from. */
export interface ObligationChoices {
  readonly types: readonly ClauseType[];
  readonly vendors: readonly { readonly value: string; readonly label: string }[];
  /** Regions and groups that are known. */
  readonly regions: readonly string[];
}

const EXCLUDED_WORDS = {
  first_party: 'First-party: the same company, or it controls it',
  affiliated: 'Affiliated: a stake, a revenue share or a commitment',
  unknown: 'Unknown: nothing is recorded',
} as const;

/** The fields of one obligation, by its kind. */
export function ObligationFields({
  id,
  obligation,
  choices,
  error,
  onChange,
}: {
  readonly id: string;
  readonly obligation: Obligation;
  readonly choices: ObligationChoices;
  readonly error: string | false;
  readonly onChange: (next: Obligation) => void;
}) {
  switch (obligation.kind) {
    case 'contract':
      return <p className={styles.help}>With everybody whom the data passes. It has no further choices.</p>;
    case 'clause':
      return <ClauseFields {...{ id, obligation, choices, error, onChange }} />;
    case 'certification':
      return (
        <TagsInput
          id={id}
          label="One of these is enough"
          description="A certificate supports a clause and never replaces one."
          error={error}
          data={CERTIFICATION_KINDS.map(({ key }) => key)}
          renderOption={({ option }) =>
            CERTIFICATION_KINDS.find(({ key }) => key === option.value)?.name ?? option.value
          }
          value={obligation.anyOf}
          onChange={(anyOf) => onChange({ ...obligation, anyOf })}
        />
      );
    case 'affiliation':
      return (
        <>
          <MultiSelect
            id={id}
            label="Competitors"
            description="Nobody named: it cannot be met, and the label clears nothing."
            error={error}
            searchable
            data={[...choices.vendors]}
            value={obligation.with}
            onChange={(named) => onChange({ ...obligation, with: named })}
          />
          <Checkbox.Group
            label="Kept out"
            value={obligation.exclude}
            onChange={(exclude) =>
              onChange({ ...obligation, exclude: EXCLUDABLE.filter((kind) => exclude.includes(kind)) })
            }
          >
            <div className={styles.checks}>
              {EXCLUDABLE.map((kind) => (
                <Checkbox key={kind} value={kind} label={EXCLUDED_WORDS[kind]} />
              ))}
            </div>
          </Checkbox.Group>
        </>
      );
    case 'attribute':
      return (
        <>
          <Select
            id={id}
            label="What the seller promises"
            description="It counts with a source, once two people stand behind it."
            error={error}
            allowDeselect={false}
            data={Object.entries(PROMISE_PARAMETERS).map(([value, { name }]) => ({ value, label: name }))}
            value={obligation.field}
            onChange={(field) =>
              field && onChange({ ...obligation, field: field as typeof obligation.field, where: [] })
            }
          />
          <PredicateFields
            parameters={[PROMISE_PARAMETERS[obligation.field]]}
            regions={choices.regions}
            where={obligation.where}
            onChange={(where) => onChange({ ...obligation, where })}
          />
        </>
      );
  }
}

function ClauseFields({
  id,
  obligation,
  choices: { types, regions },
  error,
  onChange,
}: {
  readonly id: string;
  readonly obligation: Extract<Obligation, { kind: 'clause' }>;
  readonly choices: ObligationChoices;
  readonly error: string | false;
  readonly onChange: (next: Obligation) => void;
}) {
  const type = types.find(({ key }) => key === obligation.type);
  const change = (typeKey: string, where: Predicate[], law: boolean) =>
    onChange({ kind: 'clause', type: typeKey, where, ...(law && { accepts: 'law' as const }) });
  const law = obligation.accepts === 'law';
  return (
    <>
      <Select
        id={id}
        label="Clause"
        description={type?.question}
        error={error}
        searchable
        allowDeselect={false}
        data={Object.entries(CLAUSE_GROUPS).map(([group, name]) => ({
          group: name,
          items: types
            .filter((one) => one.group === group)
            .map((one) => ({
              value: one.key,
              label: one.number === null ? one.name : `${one.number} ${one.name}`,
            })),
        }))}
        value={obligation.type}
        onChange={(chosen) => chosen && change(chosen, [], false)}
      />
      <PredicateFields
        parameters={type?.parameters ?? []}
        regions={regions}
        where={obligation.where}
        onChange={(where) => change(obligation.type, where, law)}
      />
      {!type?.inWriting && (
        <Checkbox
          label="A law that says the same will do where no paper says anything"
          checked={law}
          onChange={(event) => change(obligation.type, obligation.where, event.currentTarget.checked)}
        />
      )}
    </>
  );
}
