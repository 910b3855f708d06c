'use client';

import { ActionIcon, Button, Menu, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Parameter } from '@/lib/contracts/parameters';
import type { Predicate } from '@/lib/contracts/predicate';
import { freshPredicate, OP_WORDS, opsFor } from '@/lib/sensitivity/obligation-form';
import styles from './editor.module.css';

/** What is asked of the parameters of a clause, or of a promise: any number of demands, all of which must be met. */
export function PredicateFields({
  parameters,
  regions,
  where,
  onChange,
}: {
  readonly parameters: readonly Parameter[];
  /** Regions and groups that are known. */
  readonly regions: readonly string[];
  readonly where: readonly Predicate[];
  readonly onChange: (where: Predicate[]) => void;
}) {
  const set = (place: number, next: Predicate | null) =>
    onChange(where.flatMap((one, at) => (at !== place ? [one] : next ? [next] : [])));
  return (
    <div className={styles.demands}>
      {where.map((predicate, place) => {
        const parameter = parameters.find(({ key }) => key === predicate.parameter.split('.')[0]);
        const name = parameter?.name ?? predicate.parameter;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: demands have no name but their place
          <div key={place} className={styles.demand}>
            <span className={styles.demandName}>{name}</span>
            {parameter && opsFor(parameter).length > 1 ? (
              <Select
                aria-label={`${name}: how`}
                allowDeselect={false}
                data={opsFor(parameter).map((op) => ({ value: op, label: OP_WORDS[op] }))}
                value={predicate.op}
                onChange={(op) => set(place, freshPredicate(parameter, op as Predicate['op']))}
              />
            ) : (
              <span>{OP_WORDS[predicate.op]}</span>
            )}
            <Asked
              predicate={predicate}
              parameter={parameter}
              regions={regions}
              onChange={(next) => set(place, next)}
            />
            <ActionIcon aria-label={`Remove ${name}`} onClick={() => set(place, null)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {parameters.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="subtle"
              size="compact-sm"
              className={styles.addDemand}
              leftSection={<IconPlus size={14} aria-hidden />}
            >
              {where.length === 0 ? 'Ask something of what it says' : 'Ask for more'}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {parameters.map((parameter) => (
              <Menu.Item key={parameter.key} onClick={() => onChange([...where, freshPredicate(parameter)])}>
                {parameter.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** What the value is held against. */
function Asked({
  predicate,
  parameter,
  regions,
  onChange,
}: {
  readonly predicate: Predicate;
  readonly parameter: Parameter | undefined;
  readonly regions: readonly string[];
  readonly onChange: (predicate: Predicate) => void;
}) {
  const label = `${parameter?.name ?? predicate.parameter} ${OP_WORDS[predicate.op]}`;
  const options = Object.entries(parameter?.options ?? {}).map(([key, name]) => ({
    value: key,
    label: name,
  }));
  switch (predicate.op) {
    case 'isTrue':
      return <span />;
    case 'atMost':
    case 'atLeast':
    case 'maximumAtMost':
      return (
        <NumberInput
          aria-label={label}
          hideControls
          allowNegative={false}
          suffix={unitOf(parameter)}
          value={predicate.value}
          onChange={(typed) => typeof typed === 'number' && onChange({ ...predicate, value: typed })}
        />
      );
    case 'equals':
      return options.length > 0 ? (
        <Select
          aria-label={label}
          allowDeselect={false}
          data={options}
          value={String(predicate.value)}
          onChange={(value) => value !== null && onChange({ ...predicate, value })}
        />
      ) : (
        <TextInput
          aria-label={label}
          value={String(predicate.value)}
          onChange={(event) => onChange({ ...predicate, value: event.currentTarget.value })}
        />
      );
    case 'includes':
    case 'within':
      return (
        <TagsInput
          aria-label={label}
          placeholder={predicate.value.length === 0 ? 'Names nothing yet: it cannot be met' : ''}
          splitChars={[',', ';']}
          data={parameter?.kind === 'regions' ? [...regions] : options.map(({ value }) => value)}
          renderOption={({ option }) =>
            options.find(({ value }) => value === option.value)?.label ?? option.value
          }
          value={[...predicate.value]}
          onChange={(value) => onChange({ ...predicate, value })}
        />
      );
  }
}

function unitOf(parameter: Parameter | undefined): string {
  if (parameter?.kind === 'days' || parameter?.kind === 'days_by_store') return ' days';
  if (parameter?.kind === 'percent' || parameter?.kind === 'exact_percent') return ' %';
  return parameter?.unit ? ` ${parameter.unit}` : '';
}
