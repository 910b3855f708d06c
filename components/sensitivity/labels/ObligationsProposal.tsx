'use client';

import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { ProposalBar } from '@/components/ui/proposals/ProposalBar';
import type { ProposalActions } from '@/components/ui/proposals/proposal-actions';
import type { ActionResult } from '@/lib/http/action-result';
import type { ProposalDto } from '@/lib/proposals/proposal';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import type { ObligationNames } from '@/lib/sensitivity/obligation-words';
import type { ObligationsContent } from '@/lib/sensitivity/obligations-content';
import styles from '../sensitivity.module.css';
import { ObligationDiff } from './ObligationList';

/** The proposal that is being worked on: what it changes, and what can be done with it. */
export function ObligationsProposal({
  proposal,
  names,
  actions,
  preview,
}: {
  readonly proposal: ProposalDto<ObligationsContent>;
  readonly names: ObligationNames;
  readonly actions: ProposalActions;
  /** What approving it does to routes. */
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const effects = useEffects(preview);
  const { approve } = actions;
  return (
    <div className={styles.stack}>
      <ObligationDiff before={proposal.content.before} after={proposal.content.obligations} names={names} />
      <ProposalBar
        proposal={proposal}
        actions={{
          ...actions,
          ...(approve && { approve: (input) => effects.guard(input, () => approve(input)) }),
        }}
      >
        <EffectsGate effects={effects} />
      </ProposalBar>
    </div>
  );
}
