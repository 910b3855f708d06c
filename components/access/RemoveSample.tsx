'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { formatPlural } from '@/components/ui/format-number';
import { tellDone } from '@/components/ui/undo-notice';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

interface Removed {
  readonly vendors: number;
  readonly offerings: number;
  readonly contracts: number;
}

/** Removes everything that is invented, with what that closes and a word to type. */
export function RemoveSample({
  word,
  remove,
  preview,
}: {
  /** What is typed to confirm. */
  readonly word: string;
  readonly remove: (input: unknown) => Promise<ActionResult<Removed>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const router = useRouter();
  const effects = useEffects(preview);
  return (
    <ConfirmAction
      label="Remove the sample"
      title="Remove everything that is invented?"
      confirmLabel="Remove the sample"
      typedName={word}
      effect={
        <>
          <p>
            Vendors, offerings, contracts, documents, clauses, certificates, stakes and ways leave every list.
            What a policy names of them is closed at once. It does not come back.
          </p>
          <EffectsGate effects={effects} />
        </>
      }
      onConfirm={async () => {
        const input = { typed: word };
        const result = await effects.guard(input, () => remove(input));
        if (result.ok) {
          const { vendors, offerings, contracts } = result.data;
          tellDone(
            `Removed ${formatPlural(vendors, 'vendor')}, ${formatPlural(offerings, 'offering')} and ${formatPlural(contracts, 'contract')}.`,
          );
          router.refresh();
        }
        return result;
      }}
    />
  );
}
