'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { ReviewActions } from './review-actions';

/** Takes a request for approval back, after asking. */
export function WithdrawReview({
  reviewId,
  withdraw,
}: {
  readonly reviewId: string;
  readonly withdraw: ReviewActions['withdraw'];
}) {
  return (
    <ConfirmAction
      label="Withdraw request"
      title="Withdraw the request for approval?"
      effect="What was said stays on record. Approvals given so far do not count for another request."
      confirmLabel="Withdraw request"
      buttonProps={{ size: 'compact-sm' }}
      onConfirm={() => withdraw({ reviewId })}
    />
  );
}
