'use client';

import { CalendarDate } from '@/components/ui/DateTime';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { cellHref, exceptionEditHref } from '@/components/ui/links/sensitivity';
import { ProposalBar } from '@/components/ui/proposals/ProposalBar';
import type { ProposalActions } from '@/components/ui/proposals/proposal-actions';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { daysOf } from '@/lib/sensitivity/exception';
import type { ShownException } from './ExceptionsTable';
import styles from './exceptions.module.css';

/** An exception that waits for those who accept risks, or that was handed back to whoever asked for it. */
export function WaitingException({
  exception: { proposal, label, model, environment, missing },
  mayEdit,
  actions,
  preview,
}: {
  readonly exception: ShownException;
  readonly mayEdit: boolean;
  readonly actions: ProposalActions;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const effects = useEffects(preview);
  const { content } = proposal;
  const { approve } = actions;
  return (
    <article className={styles.waiting}>
      <div className={styles.head}>
        <h3>
          {label} for <Link href={offeringHref(content.offering)}>{model}</Link>
        </h3>
        <span className={styles.quiet}>
          {environment ?? 'every environment'}, <CalendarDate date={content.from} /> to{' '}
          <CalendarDate date={content.to} /> ({daysOf(content)} days)
        </span>
        <Link href={cellHref(content.offering, content.label)}>What is missing</Link>
      </div>
      <p className={styles.offering}>{content.offering}</p>
      <p className={styles.reason}>{content.reason}</p>
      {missing.length > 0 && <p className={styles.quiet}>{missing.join(' ')}</p>}
      <ProposalBar
        proposal={proposal}
        actions={{
          ...actions,
          ...(approve && { approve: (input) => effects.guard(input, () => approve(input)) }),
        }}
      >
        <EffectsGate effects={effects} />
      </ProposalBar>
      {mayEdit && (
        <p>
          <Link href={exceptionEditHref(proposal.id)}>Ask for it otherwise</Link>
        </p>
      )}
    </article>
  );
}
