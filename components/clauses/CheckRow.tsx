'use client';

import { ActionIcon, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Parameter } from '@/lib/contracts/parameters';
import type { Predicate } from '@/lib/contracts/predicate';
import { predicateWords } from '@/lib/contracts/predicate-words';
import { checkedParameter, newCheck, wayChoices, wayOf, waysOf } from './check-choices';
import styles from './playbook.module.css';

interface RowOf {
  readonly check: Predicate;
  readonly parameters: readonly Parameter[];
  /** Regions and groups of regions that are known. */
  readonly regions: readonly string[];
  readonly onChange: (check: Predicate) => void;
}

/** One thing that a computer can tell of a clause: a parameter, how it is checked, against what. */
export function CheckRow(row: RowOf & { readonly error: string | false; readonly onRemove: () => void }) {
  const { check, parameters, onChange, error, onRemove } = row;
  const checkable = parameters.filter((one) => waysOf(one).length > 0);
  const parameter = checkedParameter(check, parameters);
  const words = predicateWords(check, parameters);
  return (
    <fieldset className={styles.check} aria-label={`Check: ${words}`}>
      <Select
        aria-label="Parameter"
        size="xs"
        data={checkable.map(({ key, name }) => ({ value: key, label: name }))}
        value={parameter?.key ?? null}
        error={error}
        allowDeselect={false}
        onChange={(key) => {
          const chosen = checkable.find((one) => one.key === key);
          const way = chosen && waysOf(chosen)[0];
          if (chosen && way) onChange(newCheck(chosen, way));
        }}
      />
      {parameter && (
        <Select
          aria-label="How it is checked"
          size="xs"
          data={[...wayChoices(parameter)]}
          value={wayOf(check)}
          allowDeselect={false}
          onChange={(way) => way && onChange(newCheck(parameter, way))}
        />
      )}
      {parameter && <CheckValue {...row} parameter={parameter} />}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove: ${words}`}
        className={styles.remove}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </fieldset>
  );
}

function CheckValue({ check, parameter, regions, onChange }: RowOf & { readonly parameter: Parameter }) {
  const { kind, unit, options = {} } = parameter;
  const choices = Object.entries(options).map(([value, label]) => ({ value, label }));
  switch (check.op) {
    case 'isTrue':
      return null;
    case 'equals':
      if (typeof check.value !== 'string') return null;
      return choices.length > 0 ? (
        <Select
          aria-label="Value"
          size="xs"
          data={choices}
          value={check.value}
          allowDeselect={false}
          onChange={(value) => value && onChange({ ...check, value })}
        />
      ) : (
        <TextInput
          aria-label="Value"
          size="xs"
          value={check.value}
          onChange={(event) => onChange({ ...check, value: event.currentTarget.value })}
        />
      );
    case 'includes':
    case 'within':
      return (
        <TagsInput
          aria-label="Values"
          size="xs"
          data={kind === 'regions' ? [...regions] : choices}
          splitChars={[',', ';']}
          value={[...check.value]}
          onChange={(value) => onChange({ ...check, value })}
        />
      );
    default: {
      const suffix = kind.startsWith('days') ? 'days' : kind.endsWith('percent') ? '%' : unit;
      return (
        <NumberInput
          aria-label="Value"
          size="xs"
          hideControls
          allowNegative={false}
          suffix={suffix ? ` ${suffix}` : ''}
          value={check.value}
          onChange={(typed) => typeof typed === 'number' && onChange({ ...check, value: typed })}
        />
      );
    }
  }
}
