import { IconChecks } from '@tabler/icons-react';
import { reviewsHref } from '@/components/ui/links/routing';
import { WaitingLink } from './WaitingLink';

/** The way to the reviews that wait for the reader. */
export function WaitingReviews({ count }: { readonly count: number }) {
  return (
    <WaitingLink
      label="Reviews"
      words={`${count} ${count === 1 ? 'review waits' : 'reviews wait'} for you`}
      count={count}
      icon={<IconChecks size={16} stroke={1.75} aria-hidden />}
      href={`${reviewsHref()}?in=mine`}
    />
  );
}
