'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { ActionResult } from '@/lib/http/action-result';

/** Drops the draft's edits in favour of the active version, after asking. */
export function ResetDraft({
  environment,
  environmentName,
  draft,
  draftRevision,
  activeVersion,
  reset,
}: {
  readonly environment: string;
  readonly environmentName: string;
  /** Its name. */
  readonly draft: string;
  readonly draftRevision: number;
  readonly activeVersion: number;
  readonly reset: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  return (
    <ConfirmAction
      label="Reset draft"
      title={`Reset the draft ${draft} of ${environmentName}?`}
      effect={`Its rules become those of version ${activeVersion} again. The edits leave the draft for everyone and stay on record.`}
      confirmLabel="Reset draft"
      onConfirm={() => reset({ environment, draft, draftRevision })}
    />
  );
}
