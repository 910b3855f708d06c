'use client';

import { Button, MultiSelect, SegmentedControl } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { compareContractsHref } from '@/components/ui/links/contracts';
import { saveFile } from '@/components/ui/table/save-file';
import { COMPARED_AT_MOST, type ComparedType, type Comparison } from '@/lib/contracts/comparison';
import styles from './comparison.module.css';
import { comparisonCsv } from './comparison-csv';

/** What is compared, what of it is shown, and the ways out: a file, paper. */
export function ComparisonTools({
  choices,
  comparison,
  types,
  only,
}: {
  readonly choices: readonly {
    readonly group: string;
    readonly items: readonly { value: string; label: string }[];
  }[];
  readonly comparison: Comparison;
  /** Those that are shown. */
  readonly types: readonly ComparedType[];
  readonly only: string | undefined;
}) {
  const router = useRouter();
  const keys = comparison.columns.map(({ key }) => key);
  const go = (next: readonly string[], shown: string | undefined) =>
    router.replace(compareContractsHref(next, shown), { scroll: false });
  return (
    <div className={`${styles.tools} screen-only`}>
      <MultiSelect
        className={styles.choice}
        label="Vendors and contracts"
        placeholder={keys.length === 0 ? 'Choose what to compare' : undefined}
        data={choices.map(({ group, items }) => ({ group, items: [...items] }))}
        value={keys}
        maxValues={COMPARED_AT_MOST}
        searchable
        hidePickedOptions
        nothingFoundMessage="Nothing of that name"
        onChange={(next) => go(next, only)}
      />
      {keys.length > 0 && (
        <>
          <SegmentedControl
            size="xs"
            className={styles.shown}
            aria-label="Shown types"
            data={[
              { value: 'all', label: 'All types' },
              { value: 'said', label: 'With anything said' },
              { value: 'differs', label: 'Differences' },
              { value: 'off', label: 'Off the playbook' },
            ]}
            value={only ?? 'all'}
            onChange={(shown) => go(keys, shown === 'all' ? undefined : shown)}
          />
          <span className={styles.ways}>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() =>
                saveFile(
                  'clauses-compared.csv',
                  new Blob([comparisonCsv(comparison.columns, types)], { type: 'text/csv;charset=utf-8' }),
                )
              }
            >
              CSV
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPrinter size={14} aria-hidden />}
              onClick={() => window.print()}
            >
              Print
            </Button>
          </span>
        </>
      )}
    </div>
  );
}
