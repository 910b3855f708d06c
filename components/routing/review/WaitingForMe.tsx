import Link from 'next/link';
import { Ago } from '@/components/ui/DateTime';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { reviewsHref } from '@/components/ui/links/routing';
import { Section } from '@/components/ui/Section';
import { type ReviewDto, reviewTitle, type Standing, waitsFor } from '@/lib/routing/review';
import styles from './review.module.css';
import { reviewPlace, WAITS } from './review-place';

/** The reviews that wait for the reader; nothing where none does. */
export function WaitingForMe({
  reviews,
}: {
  readonly reviews: readonly (Standing & { readonly review: ReviewDto })[];
}) {
  const waiting = reviews.flatMap((one) => {
    const waits = waitsFor(one);
    return waits ? [{ review: one.review, waits }] : [];
  });
  if (waiting.length === 0) return null;
  return (
    <Section title="Waits for you" actions={<Link href={`${reviewsHref()}?in=mine`}>All reviews</Link>}>
      <ul className={styles.waiting}>
        {waiting.map(({ review, waits }) => (
          <li key={review.id}>
            <Link href={reviewPlace(review)}>{reviewTitle(review)}</Link>
            <EnvironmentSign name={review.environment.name} production={review.environment.production} />
            <span>{WAITS[waits]}</span>
            <span className={styles.muted}>
              {review.requestedBy}, <Ago at={review.requestedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
