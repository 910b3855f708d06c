'use client';

import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { Ago } from '@/components/ui/DateTime';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Link } from '@/components/ui/Link';
import { type ReviewDto, reviewState, reviewTitle, type Standing, waitsFor } from '@/lib/routing/review';
import reviewStyles from './review.module.css';
import styles from './review-list.module.css';
import { reviewPlace, WAITS } from './review-place';
import { StateSign } from './StateSign';

/** A review in the list: what it is about, whom it waits for, and, unfolded, what it would change. */
export function ReviewItem({
  standing,
  body,
  selectable,
  selected,
  expanded,
  current,
  onSelect,
  onExpand,
}: {
  readonly standing: Standing & { readonly review: ReviewDto };
  /** What it would do. */
  readonly body: ReactNode;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly expanded: boolean;
  /** Where the keyboard is. */
  readonly current: boolean;
  readonly onSelect: (selected: boolean) => void;
  readonly onExpand: (expanded: boolean) => void;
}) {
  const { review, approval } = standing;
  const title = reviewTitle(review);
  const waits = waitsFor(standing);
  return (
    <li
      id={`review-${review.id}`}
      className={styles.review}
      data-current={current || undefined}
      data-selected={selected || undefined}
    >
      <div className={styles.reviewHead}>
        <Checkbox
          mt={2}
          aria-label={`Select: ${title} in ${review.environment.name}`}
          checked={selected}
          disabled={!selectable}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
        <div>
          <p className={styles.reviewTitle}>
            <Link href={reviewPlace(review)}>{title}</Link>
            <EnvironmentSign name={review.environment.name} production={review.environment.production} />
            <StateSign state={reviewState(standing)} />
          </p>
          <p className={reviewStyles.muted}>
            {review.requestedBy}, <Ago at={review.requestedAt} />
            {approval.required > 0 && ` · ${approval.approvals.length} of ${approval.required} approved`}
            {waits && ` · ${WAITS[waits]}`}
          </p>
          <p className={reviewStyles.said}>{review.message}</p>
        </div>
        <button
          type="button"
          className={styles.expand}
          aria-expanded={expanded}
          onClick={() => onExpand(!expanded)}
        >
          {expanded ? 'Hide changes' : 'Show changes'}
        </button>
      </div>
      {expanded && <div className={styles.reviewBody}>{body}</div>}
    </li>
  );
}
