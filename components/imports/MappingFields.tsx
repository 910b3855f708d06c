'use client';

import { Checkbox, Select, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { TableMapping } from '@/lib/catalog/import/table-columns';
import type { ActionError } from '@/lib/http/action-result';
import styles from './mapper.module.css';
import type { FoundTable } from './table-answers';

/** How many units a price is for. */
export const PER_CHOICES = [
  { value: '1', label: 'per one' },
  { value: '1000', label: 'per thousand' },
  { value: '1000000', label: 'per million' },
];

/** What holds for a table as a whole: who says so, how numbers are written, and what holds where it is silent. */
export function MappingFields({
  tables,
  mapping,
  onMapping,
  error,
}: {
  readonly tables: readonly FoundTable[];
  readonly mapping: TableMapping;
  readonly onMapping: (mapping: TableMapping) => void;
  readonly error: ActionError | null;
}) {
  const { defaults } = mapping;
  const set = (change: Partial<TableMapping>) => onMapping({ ...mapping, ...change });
  const setDefault = (change: Partial<TableMapping['defaults']>) =>
    set({ defaults: { ...defaults, ...change } });
  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  return (
    <div className={styles.fields}>
      <TextInput
        {...at('/name')}
        label="Who says so"
        description="The source of every value."
        value={mapping.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {tables.length > 1 && (
        <Select
          label="Sheet"
          data={tables.map(({ sheet }) => sheet)}
          allowDeselect={false}
          value={mapping.sheet ?? tables[0]?.sheet ?? ''}
          onChange={(name) => {
            const table = tables.find(({ sheet }) => sheet === name);
            if (table) onMapping({ ...table.mapping, name: mapping.name, sheet: name });
          }}
        />
      )}
      <TextInput
        {...at('/defaults/channel')}
        label="Seller"
        description="Where no column says it."
        value={defaults.channel ?? ''}
        onChange={(event) => setDefault({ channel: event.currentTarget.value || null })}
      />
      <TextInput
        {...at('/defaults/currency')}
        label="Currency"
        description="Where no column says it."
        maxLength={3}
        value={defaults.currency}
        onChange={(event) => setDefault({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <Select
        label="Prices are"
        description="Where no column says it."
        data={PER_CHOICES}
        allowDeselect={false}
        value={String(defaults.per)}
        onChange={(per) => setDefault({ per: Number(per) })}
      />
      <Select
        label="Numbers"
        data={[
          { value: '.', label: '1,234.56' },
          { value: ',', label: '1.234,56' },
        ]}
        allowDeselect={false}
        value={mapping.decimal}
        onChange={(decimal) => set({ decimal: decimal === ',' ? ',' : '.' })}
      />
      <Select
        label="Dates"
        data={[
          { value: 'dmy', label: '31/12/2026' },
          { value: 'mdy', label: '12/31/2026' },
        ]}
        allowDeselect={false}
        value={mapping.dates}
        onChange={(dates) => set({ dates: dates === 'mdy' ? 'mdy' : 'dmy' })}
      />
      <WholeNumberField
        {...at('/headerRows')}
        label="Rows above the data"
        min={0}
        value={mapping.headerRows}
        onChange={(rows) => set({ headerRows: Math.min(50, rows ?? 0) })}
      />
      <TextInput
        {...at('/defaults/scope')}
        label="For whom alone"
        description="Left empty: for everybody."
        value={defaults.scope ?? ''}
        onChange={(event) => setDefault({ scope: event.currentTarget.value || null })}
      />
      <Checkbox
        className={styles.check ?? ''}
        label="An empty seller or model is that of the row above"
        checked={mapping.fillDown}
        onChange={(event) => set({ fillDown: event.currentTarget.checked })}
      />
    </div>
  );
}
