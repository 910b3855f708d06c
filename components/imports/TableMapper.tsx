'use client';

import { Button } from '@mantine/core';
import { FormErrors } from '@/components/ui/FormErrors';
import { ColumnsTable } from './ColumnsTable';
import { MappingFields } from './MappingFields';
import styles from './mapper.module.css';
import { TriedCounts } from './TriedCounts';
import type { TableState } from './use-table';

/** Which column of a table is what: guessed, shown on its first rows, set right by whoever imports it. */
export function TableMapper({ table }: { readonly table: TableState }) {
  const { found, mapping, setMapping, tried, trying, error } = table;
  if (!found || !mapping) {
    if (error) return <FormErrors error={error} />;
    return (
      <p className={styles.quiet} role="status">
        Looking at the table…
      </p>
    );
  }
  const open = found.tables.find(({ sheet }) => sheet === mapping.sheet) ?? found.tables[0];
  if (!open) return <p role="status">There is no table in this file.</p>;
  const isGuess = mapping.columns === open.mapping.columns;
  return (
    <section className={styles.mapper} aria-label="Columns">
      {!isGuess && (
        <div className={styles.lead}>
          <p>
            {found.remembered
              ? 'Columns are as in the last issue of this list.'
              : 'Columns are as you chose.'}
          </p>
          <Button size="compact-sm" variant="default" onClick={() => setMapping(open.mapping)}>
            Guess the columns anew
          </Button>
        </div>
      )}
      <MappingFields tables={found.tables} mapping={mapping} onMapping={setMapping} error={error} />
      <ColumnsTable table={open} mapping={mapping} onMapping={setMapping} />
      <FormErrors error={error} />
      <TriedCounts tried={tried} trying={trying} />
    </section>
  );
}
