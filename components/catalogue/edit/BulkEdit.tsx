'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { BulkEditActions } from './BulkEditDialog';

const BulkEditDialog = dynamic(() => import('./BulkEditDialog'), { ssr: false });

/** Edits the offerings that are selected, or all that the list's search and filters find. */
export function BulkEdit({
  keys,
  total,
  actions,
  onDone,
}: {
  readonly keys: readonly string[];
  /** How many the list finds. */
  readonly total: number;
  readonly actions: BulkEditActions;
  readonly onDone: () => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Edit
      </Button>
      {open && (
        <BulkEditDialog
          keys={keys}
          total={total}
          actions={actions}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}
