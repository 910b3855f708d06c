import { DateTime } from '@/components/ui/DateTime';
import { ProposalSign } from '@/components/ui/proposals/ProposalSign';
import type { ClauseProposal } from '@/lib/contracts/clause-desk';
import styles from './desk.module.css';

/** That something of a clause holds, since when, and on whose word. */
export function InForce({
  proposal,
  revised,
}: {
  readonly proposal: ClauseProposal;
  readonly revised: boolean;
}) {
  const { approvedAt, answers, authors, number, closing } = proposal;
  const approvers = answers.filter(({ verdict, current }) => verdict === 'approve' && current);
  return (
    <p className={styles.inForce}>
      <ProposalSign proposal={proposal} />{' '}
      <span>
        {revised ? `Text ${number} holds until the new one is approved: ` : `Text ${number}, `}
        written by {authors.join(', ') || 'someone erased'}
        {closing
          ? ', in force without a second person, since it only closes something'
          : approvers.length > 0 && `, approved by ${approvers.map(({ person }) => person).join(', ')}`}
        {approvedAt && (
          <>
            {', since '}
            <DateTime at={approvedAt} />
          </>
        )}
      </span>
    </p>
  );
}
