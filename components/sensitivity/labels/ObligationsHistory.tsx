import { DateTime } from '@/components/ui/DateTime';
import { ProposalSign } from '@/components/ui/proposals/ProposalSign';
import type { ProposalDto } from '@/lib/proposals/proposal';
import type { ObligationNames } from '@/lib/sensitivity/obligation-words';
import type { ObligationsContent } from '@/lib/sensitivity/obligations-content';
import styles from '../sensitivity.module.css';
import { ObligationDiff } from './ObligationList';

/** Every version that was proposed, with what it changed, who wrote it and who approved it. */
export function ObligationsHistory({
  proposals,
  names,
}: {
  /** The latest first. */
  readonly proposals: readonly ProposalDto<ObligationsContent>[];
  readonly names: ObligationNames;
}) {
  return (
    <div>
      {proposals.map((proposal) => {
        const approvers = proposal.answers.filter(({ verdict, current }) => verdict === 'approve' && current);
        return (
          <article key={proposal.id} className={styles.version}>
            <div className={styles.versionHead}>
              <h3>Version {proposal.number}</h3>
              <ProposalSign proposal={proposal} />
              <span className={styles.quiet}>
                {[
                  proposal.authors.length > 0 && `written by ${proposal.authors.join(', ')}`,
                  approvers.length > 0 && `approved by ${approvers.map(({ person }) => person).join(', ')}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
              {proposal.approvedAt && (
                <span className={styles.quiet}>
                  held from <DateTime at={proposal.approvedAt} />
                  {proposal.endedAt && (
                    <>
                      {' '}
                      until <DateTime at={proposal.endedAt} />
                    </>
                  )}
                </span>
              )}
            </div>
            {proposal.note && <p>{proposal.note}</p>}
            <ObligationDiff
              before={proposal.content.before}
              after={proposal.content.obligations}
              names={names}
            />
          </article>
        );
      })}
    </div>
  );
}
