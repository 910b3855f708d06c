import { formatPlural } from '@/components/ui/format-number';
import type { OpenReview } from '@/lib/routing/review';
import { ChangesList } from '../ChangesList';
import { FindingsList } from '../FindingsList';
import styles from './review.module.css';
import reviewListStyles from './review-list.module.css';

/** What a review would do: what routers would get otherwise, what was found, and for a lift which rules regain what. */
export function ReviewEffects({ changes, findings, effects, standing }: OpenReview) {
  const lift = standing.review.kind === 'lift';
  return (
    <div className={styles.main}>
      {changes.length > 0 && <ChangesList changes={changes} />}
      {!lift && changes.length === 0 && <p>Routers would get what they have.</p>}
      {lift && effects.length === 0 && <p>No rule uses it now, so nothing is decided differently yet.</p>}
      {effects.length > 0 && (
        <ul className={reviewListStyles.reviews}>
          {effects.map(({ taskClass, rule, opened }) => (
            <li key={`${taskClass} ${rule}`}>
              <strong>{rule}</strong> in {taskClass} may use {opened.join(', ')} again.
            </li>
          ))}
        </ul>
      )}
      {findings.length > 0 && (
        <div>
          <p className={styles.groupTitle}>{formatPlural(findings.length, 'finding')}</p>
          <FindingsList findings={findings} />
        </div>
      )}
    </div>
  );
}
