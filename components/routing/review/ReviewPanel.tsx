import { Ago } from '@/components/ui/DateTime';
import { Optional } from '@/components/ui/Optional';
import type { Standing } from '@/lib/routing/review';
import { AnswerForm } from './AnswerForm';
import { ApprovalsBox } from './ApprovalsBox';
import { RequestForm } from './RequestForm';
import styles from './review.module.css';
import type { ReviewActions } from './review-actions';
import { WithdrawReview } from './WithdrawReview';

/** The approvals of something, and what the reader can do about them: ask, answer, take back. */
export function ReviewPanel({
  standing,
  what,
  activeVersion,
  unaskable,
  actions,
}: {
  readonly standing: Standing;
  /** Names what is on the screen, as a request for approval sends it. */
  readonly what: Readonly<Record<string, unknown>>;
  /** The version routers follow, as shown. */
  readonly activeVersion: number | null;
  /** Why nobody can be asked to approve it now, or null. */
  readonly unaskable: string | null;
  readonly actions: ReviewActions;
}) {
  const { approval, review, last, stale, me } = standing;
  const outdated = approval.review?.outdated === true;
  const askable = me.mayRequest && (!review || outdated) && !stale;
  return (
    <div className={styles.panel}>
      <ApprovalsBox standing={standing} />
      {last && last.state !== 'done' && (
        <p className={styles.note}>
          {last.state === 'withdrawn' ? 'The last request was withdrawn' : 'The last request holds no longer'}{' '}
          <Ago at={last.closedAt} />. {last.closedReason}
        </p>
      )}
      {outdated && <p className={styles.note}>{approval.blocked.join(' ')}</p>}
      {review && me.holder && !me.author && (
        <AnswerForm
          key={`${review.id} ${me.verdict}`}
          seen={{ reviewId: review.id, digest: review.digest, activeVersion }}
          given={me.verdict}
          outdated={outdated || stale}
          answer={actions.answer}
        />
      )}
      {review && me.holder && me.author && (
        <p className={styles.muted}>You wrote part of it or asked for it, so others approve it.</p>
      )}
      {review && me.mayRequest && <WithdrawReview reviewId={review.id} withdraw={actions.withdraw} />}
      {askable &&
        (approval.required > 0 ? (
          <RequestForm what={what} blocked={unaskable} request={actions.request} />
        ) : (
          unaskable === null && (
            <Optional summary="Ask someone to look at it first">
              <RequestForm what={what} blocked={null} request={actions.request} />
            </Optional>
          )
        ))}
    </div>
  );
}
