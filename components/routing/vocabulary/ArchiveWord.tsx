'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { ActionResult } from '@/lib/http/action-result';

/** Archives an attribute, a region group or an endpoint, and goes back to the list of its kind. */
export function ArchiveWord({
  thing,
  what,
  effect,
  back,
  archive,
}: {
  readonly thing: { readonly id: string; readonly revision: number; readonly key: string };
  /** "attribute". */
  readonly what: string;
  readonly effect: string;
  readonly back: string;
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  return (
    <ConfirmAction
      label="Archive"
      title={`Archive ${thing.key}?`}
      effect={effect}
      confirmLabel={`Archive ${what}`}
      onConfirm={async () => {
        const result = await archive({ id: thing.id, revision: thing.revision });
        if (result.ok) router.push(back);
        return result;
      }}
    />
  );
}
