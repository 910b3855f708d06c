'use client';

import { Button, Checkbox, Select, TagsInput, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { PARAMETER_KINDS, type ParameterKind } from '@/lib/contracts/parameters';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './clauses.module.css';
import { camelCase, hasLimit, hasOptions, type ParameterValues } from './type-values';

const KINDS = Object.entries(PARAMETER_KINDS).map(([value, label]) => ({ value, label }));

/** One parameter of a type: what it is called, how it is typed, and what that kind needs besides. */
export function ParameterRow({
  parameter,
  path,
  problems,
  onChange,
  onRemove,
}: {
  readonly parameter: ParameterValues;
  /** "/parameters/0" */
  readonly path: string;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (parameter: ParameterValues) => void;
  readonly onRemove: () => void;
}) {
  const at = (part: string) => ({
    id: fieldId(`${path}/${part}`),
    error: fieldError(problems, `${path}/${part}`),
  });
  const { key, name, kind, saved } = parameter;
  const set = (change: Partial<ParameterValues>) => onChange({ ...parameter, ...change });
  return (
    <div className={styles.parameter}>
      <TextInput
        {...at('name')}
        label="Name"
        value={name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        {...at('key')}
        label="Key"
        placeholder={camelCase(name)}
        value={key}
        disabled={saved !== null}
        onChange={(event) => set({ key: event.currentTarget.value })}
      />
      <Select
        {...at('kind')}
        label="Kind"
        data={KINDS}
        value={kind}
        allowDeselect={false}
        onChange={(chosen) => chosen && set({ kind: chosen as ParameterKind })}
      />
      {kind === 'number' && (
        <TextInput
          {...at('unit')}
          label="Unit"
          placeholder="hours"
          value={parameter.unit}
          onChange={(event) => set({ unit: event.currentTarget.value })}
        />
      )}
      {hasOptions(kind) && (
        <TagsInput
          {...at('options')}
          label="To choose from"
          data={[]}
          value={[...parameter.options]}
          onChange={(options) => set({ options })}
        />
      )}
      <TextInput
        {...at('help')}
        label="Help"
        value={parameter.help}
        onChange={(event) => set({ help: event.currentTarget.value })}
      />
      {hasLimit(kind) && (
        <Checkbox
          label="May be without limit"
          checked={parameter.unlimited}
          onChange={(event) => set({ unlimited: event.currentTarget.checked })}
        />
      )}
      <div>
        <Button variant="subtle" size="compact-sm" onClick={onRemove}>
          Remove<span className="visually-hidden"> {name || 'parameter'}</span>
        </Button>
      </div>
    </div>
  );
}
