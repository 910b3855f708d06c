'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { ActionResult } from '@/lib/http/action-result';
import { attempt } from './attempt';

/** Long enough to read it and to change one's mind. */
const OPEN_MS = 12_000;

/** Says what was done; with `undo`, offers to take it back, and says so if that could not be done. */
export function tellDone(message: ReactNode, undo?: () => Promise<ActionResult<unknown>>): void {
  const id = notifications.show({
    message: (
      <div style={{ display: 'flex', gap: 12, alignItems: 'center', justifyContent: 'space-between' }}>
        <span>{message}</span>
        {undo && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={async () => {
              notifications.hide(id);
              const result = await attempt(undo);
              if (!result.ok) notifications.show({ color: 'red', message: result.error.message });
            }}
          >
            Undo
          </Button>
        )}
      </div>
    ),
    autoClose: OPEN_MS,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': 'Close' },
  });
}
