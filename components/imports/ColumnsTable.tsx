'use client';

import { NumberInput, Select, TextInput } from '@mantine/core';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import type { ColumnUse, PriceColumn, TableMapping } from '@/lib/catalog/import/table-columns';
import { COLUMN_USES, columnUseOf, keyOfUse } from './column-use';
import { PER_CHOICES } from './MappingFields';
import styles from './mapper.module.css';
import type { FoundTable } from './table-answers';

const SHOWN_ROWS = 8;
const NOTHING: ColumnUse = { use: 'ignore' };

/** The first rows of a table under what each column is taken for. */
export function ColumnsTable({
  table,
  mapping,
  onMapping,
}: {
  readonly table: FoundTable;
  readonly mapping: TableMapping;
  readonly onMapping: (mapping: TableMapping) => void;
}) {
  const { columns, sample } = table;
  const set = (index: number, use: ColumnUse) =>
    onMapping({
      ...mapping,
      columns: columns.map((_, place) => (place === index ? use : (mapping.columns[place] ?? NOTHING))),
    });
  return (
    <ScrollRegion label="The first rows, under what each column is" className={styles.scroll}>
      <table className={styles.columns}>
        <thead>
          <tr>
            {columns.map((column, index) => {
              const use = mapping.columns[index] ?? NOTHING;
              const name = column.header || `Column ${index + 1}`;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place alone
                <th key={index} scope="col" data-ignored={use.use === 'ignore' || undefined}>
                  <span className={styles.header} title={name}>
                    {name}
                  </span>
                  <Select
                    size="xs"
                    aria-label={`What “${name}” is`}
                    data={COLUMN_USES}
                    searchable
                    allowDeselect={false}
                    value={keyOfUse(use)}
                    onChange={(key) => key !== null && set(index, columnUseOf(key, use))}
                  />
                  {use.use === 'price' && (
                    <PriceFields name={name} use={use} onUse={(changed) => set(index, changed)} />
                  )}
                  <span className={styles.reason}>{column.reason}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sample.slice(mapping.headerRows, mapping.headerRows + SHOWN_ROWS).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one file, which never change places
            <tr key={at}>
              {columns.map((_, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  key={index}
                  data-ignored={(mapping.columns[index] ?? NOTHING).use === 'ignore' || undefined}
                  title={String(row[index] ?? '')}
                >
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** How a column of prices is to be read. */
function PriceFields({
  name,
  use,
  onUse,
}: {
  readonly name: string;
  readonly use: PriceColumn;
  readonly onUse: (use: PriceColumn) => void;
}) {
  return (
    <span className={styles.price}>
      <Select
        size="xs"
        aria-label={`“${name}” is the price of`}
        data={PER_CHOICES}
        allowDeselect={false}
        value={String(use.per)}
        onChange={(per) => onUse({ ...use, per: Number(per) })}
      />
      <TextInput
        size="xs"
        aria-label={`Currency of “${name}”`}
        placeholder="Currency"
        maxLength={3}
        value={use.currency ?? ''}
        onChange={(event) => onUse({ ...use, currency: event.currentTarget.value.toUpperCase() || null })}
      />
      <NumberInput
        className={styles.wholeRow ?? ''}
        size="xs"
        aria-label={`“${name}” holds above so many input tokens`}
        placeholder="Above tokens"
        thousandSeparator=","
        hideControls
        allowDecimal={false}
        min={0}
        value={use.aboveTokens || ''}
        onChange={(tokens) => onUse({ ...use, aboveTokens: typeof tokens === 'number' ? tokens : 0 })}
      />
    </span>
  );
}
