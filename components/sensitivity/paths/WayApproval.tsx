'use client';

import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { ProposalBar } from '@/components/ui/proposals/ProposalBar';
import type { AboutProposal } from '@/components/ui/proposals/proposal-actions';
import type { ActionResult } from '@/lib/http/action-result';
import type { ProposalDto } from '@/lib/proposals/proposal';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

type Act = (input: unknown) => Promise<ActionResult<unknown>>;

/** How a way in work stands, and what the reader can do with it; what approving it closes is shown first. */
export function WayApproval({
  proposal,
  mayWrite,
  submit,
  withdraw,
  answer,
  preview,
}: {
  readonly proposal: ProposalDto;
  readonly mayWrite: boolean;
  readonly submit: Act;
  readonly withdraw: Act;
  readonly answer: Act;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const effects = useEffects(preview);
  const seen = ({ id, revision }: AboutProposal) => ({ id, revision });
  return (
    <ProposalBar
      proposal={proposal}
      actions={{
        ...(mayWrite && {
          submit: (about) => submit(seen(about)),
          withdraw: (about) => withdraw(seen(about)),
        }),
        approve: (about) => {
          const input = { ...about, verdict: 'approve' };
          return effects.guard(input, () => answer(input));
        },
        requestChanges: (about) => answer({ ...about, verdict: 'request_changes' }),
      }}
    >
      <EffectsGate effects={effects} />
    </ProposalBar>
  );
}
