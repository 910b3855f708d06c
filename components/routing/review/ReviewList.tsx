'use client';

import { Button, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { formatPlural } from '@/components/ui/format-number';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { type ReviewDto, reviewTitle, type Standing, waitsFor } from '@/lib/routing/review';
import { ReviewItem } from './ReviewItem';
import reviewStyles from './review.module.css';
import styles from './review-list.module.css';
import { reviewPlace } from './review-place';
import { useListKeys } from './use-list-keys';

export interface ListedReview {
  readonly standing: Standing & { readonly review: ReviewDto };
  readonly activeVersion: number | null;
  readonly body: ReactNode;
}

type Approved = readonly { reviewId: string; approved: boolean; message: string | null }[];

/** Open reviews, to be approved one by one or several at once, each with its changes unfolded. Keys: j k x Enter. */
export function ReviewList({
  reviews,
  approve,
}: {
  readonly reviews: readonly ListedReview[];
  readonly approve: (input: unknown) => Promise<ActionResult<Approved>>;
}) {
  const router = useRouter();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  const [current, setCurrent] = useState(-1);
  const [message, setMessage] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const [told, setTold] = useState<readonly string[]>([]);

  const answerable = ({ standing }: ListedReview) => waitsFor(standing) === 'answer';
  const chosen = reviews.filter((one) => selected.includes(one.standing.review.id) && answerable(one));
  const hidden = chosen.filter(({ standing }) => !expanded.includes(standing.review.id));
  const withOrWithout = (ids: readonly string[], id: string, wanted: boolean) =>
    wanted ? [...ids.filter((other) => other !== id), id] : ids.filter((other) => other !== id);
  const select = (id: string, wanted: boolean) => {
    setSelected((ids) => withOrWithout(ids, id, wanted));
    // What is approved is seen.
    if (wanted) setExpanded((ids) => withOrWithout(ids, id, true));
  };
  const move = (step: number) => {
    const next = Math.max(0, Math.min(reviews.length - 1, current + step));
    setCurrent(next);
    const id = reviews[next]?.standing.review.id;
    if (id) document.getElementById(`review-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const at = reviews[current];
  useListKeys({
    move,
    toggle: () => {
      if (!at || !answerable(at)) return;
      const { id } = at.standing.review;
      select(id, !selected.includes(id));
    },
    open: () => at && router.push(reviewPlace(at.standing.review)),
  });

  const send = async (together: boolean) => {
    if (pending || chosen.length === 0 || hidden.length > 0) return;
    setPending(true);
    const items = chosen.map(({ standing, activeVersion }) => ({
      reviewId: standing.review.id,
      digest: standing.review.digest,
      activeVersion,
    }));
    const result = await attempt(() => approve({ items, message, together }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) {
      setTold(result.data.map((one) => outcome(one, chosen)));
      setSelected([]);
      setMessage('');
    }
    router.refresh();
  };

  return (
    <>
      {told.length > 0 && (
        <ul role="status" className={styles.told}>
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <ul className={styles.reviews} aria-label="Open reviews">
        {reviews.map((one, index) => {
          const { id } = one.standing.review;
          return (
            <ReviewItem
              key={id}
              standing={one.standing}
              body={one.body}
              selectable={answerable(one)}
              selected={selected.includes(id)}
              expanded={expanded.includes(id)}
              current={index === current}
              onSelect={(wanted) => select(id, wanted)}
              onExpand={(wanted) => setExpanded((ids) => withOrWithout(ids, id, wanted))}
            />
          );
        })}
      </ul>
      {chosen.length > 0 && (
        <section className={styles.bulk} aria-label="Approve several">
          <FormErrors error={error} labels={{ '/message': 'Message' }} />
          <Textarea
            label="Message for all of them"
            autosize
            minRows={1}
            maxLength={2000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <div className={reviewStyles.tools}>
            {hidden.length > 0 ? (
              <Button
                onClick={() => setExpanded(chosen.map(({ standing }) => standing.review.id))}
              >{`Show the changes of ${formatPlural(hidden.length, 'review')} first`}</Button>
            ) : (
              <>
                <Button loading={pending} onClick={() => void send(true)}>
                  {chosen.length === 1 ? 'Approve it' : `Approve all ${chosen.length} or none`}
                </Button>
                {chosen.length > 1 && (
                  <Button variant="default" disabled={pending} onClick={() => void send(false)}>
                    Approve each for itself
                  </Button>
                )}
              </>
            )}
            <Button variant="subtle" color="gray" onClick={() => setSelected([])}>
              Select none
            </Button>
          </div>
        </section>
      )}
    </>
  );
}

function outcome({ reviewId, approved, message }: Approved[number], chosen: readonly ListedReview[]): string {
  const review = chosen.find(({ standing }) => standing.review.id === reviewId)?.standing.review;
  const what = review ? `${reviewTitle(review)} in ${review.environment.name}` : 'A review';
  return approved ? `Approved: ${what}.` : `Not approved: ${what}. ${message}`;
}
