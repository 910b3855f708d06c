'use client';

import { Checkbox } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { type Parameter, UNLIMITED } from '@/lib/contracts/parameters';
import type { FieldProblem } from '@/lib/core/errors';
import { ParameterField } from './ParameterField';
import styles from './parameters.module.css';

type Values = Readonly<Record<string, unknown>>;

/** The parameters of a clause as a form, made from the descriptions of its type. What is left empty is not said. */
export function ParameterFields({
  parameters,
  values,
  onChange,
  problems,
  under,
  regions,
}: {
  readonly parameters: readonly Parameter[];
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly problems: readonly FieldProblem[];
  /** JSON pointer of the values, such as "/content/parameters". */
  readonly under: string;
  /** Regions and groups of regions that are known. */
  readonly regions: readonly string[];
}) {
  return (
    <div className={styles.fields}>
      {parameters.map((parameter) => {
        const { key, name, unlimited, kind } = parameter;
        const path = `${under}/${key}`;
        // What is wrong within a value, such as one store's days, is told at the field.
        const within = problems.filter((one) => one.path === path || one.path.startsWith(`${path}/`));
        const set = (value: unknown) => {
          const { [key]: _before, ...others } = values;
          onChange(value === undefined ? others : { ...others, [key]: value });
        };
        const value = values[key];
        const wide = ['paragraph', 'days_by_store', 'list', 'regions', 'choices'].includes(kind);
        return (
          <div key={key} className={styles.field} data-wide={wide || undefined}>
            <ParameterField
              parameter={parameter}
              value={value === UNLIMITED && unlimited ? undefined : value}
              onChange={set}
              id={fieldId(path)}
              error={fieldError(
                within.map((one) => ({ ...one, path })),
                path,
              )}
              regions={regions}
            />
            {unlimited && (
              <Checkbox
                size="xs"
                label="Without limit"
                aria-label={`${name}: without limit`}
                checked={value === UNLIMITED}
                onChange={(event) => set(event.currentTarget.checked ? UNLIMITED : undefined)}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
