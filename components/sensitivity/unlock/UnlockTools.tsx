'use client';

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { DataColumn } from '@/components/ui/table/column';
import { ExportMenu } from '@/components/ui/table/ExportMenu';
import type { UnlockRow } from '@/lib/sensitivity/unlock-view';

const COLUMNS: readonly DataColumn<UnlockRow>[] = [
  { id: 'clause', label: 'Clause', value: ({ clause }) => clause },
  { id: 'vendor', label: 'With', value: ({ vendorName }) => vendorName },
  { id: 'stands', label: 'Stands now', value: ({ stands }) => stands },
  {
    id: 'labels',
    label: 'Alone opens',
    value: ({ opens }) => opens.map(({ label, offerings }) => `${label}: ${offerings.join(' ')}`).join('; '),
  },
  { id: 'alone', label: 'Cells opened', value: ({ alone }) => alone },
  {
    id: 'classes',
    label: 'Task classes',
    value: ({ taskClasses }) => taskClasses.map(({ name }) => name).join('; '),
  },
  { id: 'together', label: 'Cells with others', value: ({ together }) => together },
];

/** The list as a file, or on paper, to take into a negotiation. */
export function UnlockTools({ rows, name }: { readonly rows: readonly UnlockRow[]; readonly name: string }) {
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        Print
      </Button>
      <ExportMenu label={name} columns={COLUMNS} all={async () => rows} />
    </>
  );
}
