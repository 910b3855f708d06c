'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '@/components/ui/effects/ActDialog';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

/** Ends an exception at once, having shown which routes that closes. */
export function EndException({
  id,
  name,
  end,
  preview,
}: {
  readonly id: string;
  readonly name: string;
  readonly end: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`End now: ${name}`}
        onClick={() => setOpen(true)}
      >
        End now
      </Button>
      {open && (
        <ActDialog
          title={`End the exception of ${name}?`}
          confirmLabel="End exception"
          danger
          initial={{}}
          labels={{}}
          input={() => ({ id })}
          save={end}
          preview={preview}
          onClose={() => setOpen(false)}
        >
          {() => (
            <p>What rested on it closes at once. It is not brought back: another has to be asked for.</p>
          )}
        </ActDialog>
      )}
    </>
  );
}
