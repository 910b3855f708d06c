'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

/** Records that data takes this way no more. */
export function EndWay({
  id,
  end,
  preview,
}: {
  readonly id: string;
  readonly end: (input: unknown) => Promise<ActionResult<unknown>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const effects = useEffects(preview);
  return (
    <ConfirmAction
      label="End this way"
      title="End this way?"
      confirmLabel="End way"
      effect={
        <>
          <p>It is then not known who gets data, and nothing clears there until another way is approved.</p>
          <EffectsGate effects={effects} />
        </>
      }
      onConfirm={() => effects.guard({ id }, () => end({ id }))}
    />
  );
}
