import { Ago } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import type { QueuedProposal } from '@/lib/contracts/review-queue';
import { proposalPlace } from './proposal-place';
import styles from './queue.module.css';

/** What waits for the reader's approval elsewhere: labels, exceptions, ways of data, roles. */
export function OtherList({ proposals }: { readonly proposals: readonly QueuedProposal[] }) {
  return (
    <ul className={styles.items} aria-label="Other approvals">
      {proposals.map((proposal) => {
        const { title, href } = proposalPlace(proposal);
        return (
          <li key={proposal.id} className={styles.work}>
            <p className={styles.title}>
              <Link href={href}>{title}</Link>
              <span className={styles.quiet}>
                {proposal.authors.join(', ')}
                {proposal.submittedAt && (
                  <>
                    , <Ago at={proposal.submittedAt} />
                  </>
                )}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
