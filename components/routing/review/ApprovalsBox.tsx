import { IconCircleCheck, IconCircleDashed, IconMessageReport } from '@tabler/icons-react';
import { Ago } from '@/components/ui/DateTime';
import { listNames, roleWords } from '@/lib/routing/approval';
import { ruleSentence } from '@/lib/routing/approval-rule';
import type { Standing } from '@/lib/routing/review';
import styles from './approvals.module.css';
import reviewStyles from './review.module.css';

/** What approval is needed, who gave it, who asked for changes, and who could still give it. */
export function ApprovalsBox({ standing }: { readonly standing: Standing }) {
  const { approval, review } = standing;
  const { required, roles, approvals, objections, askable } = approval;
  const missing = Math.max(0, required - approvals.length);
  return (
    <div className={styles.approvals}>
      <p className={styles.rule}>{ruleSentence(required, roles)}</p>
      <ul className={styles.people} aria-label="Answers">
        {objections.map(({ person, message, at }) => (
          <li key={person.id} className={styles.person}>
            <IconMessageReport size={16} aria-hidden className={styles.bad} />
            <div>
              <strong>{person.name}</strong> requested changes <Ago at={at} />
              {message && <p className={reviewStyles.said}>{message}</p>}
            </div>
          </li>
        ))}
        {approvals.map(({ person, message, at }) => (
          <li key={person.id} className={styles.person}>
            <IconCircleCheck size={16} aria-hidden className={styles.good} />
            <div>
              <strong>{person.name}</strong> approved <Ago at={at} />
              {message && <p className={reviewStyles.said}>{message}</p>}
            </div>
          </li>
        ))}
        {missing > 0 && (
          <li className={styles.person}>
            <IconCircleDashed size={16} aria-hidden className={styles.faint} />
            <div>
              {missing} {approvals.length > 0 && 'more '}
              {missing === 1 ? 'approval' : 'approvals'} needed.{' '}
              <span className={reviewStyles.muted}>
                {askable.length === 0
                  ? `Nobody but its authors holds the role ${roleWords(roles)}: an administrator has to grant it to someone.`
                  : `${listNames(askable)} may approve.`}
              </span>
            </div>
          </li>
        )}
      </ul>
      {review && (
        <p className={reviewStyles.muted}>
          {review.requestedBy} requested approval <Ago at={review.requestedAt} />:
          <span className={reviewStyles.said}>{review.message}</span>
        </p>
      )}
    </div>
  );
}
