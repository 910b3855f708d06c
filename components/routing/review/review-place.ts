import { publishHref, reviewHref } from '@/components/ui/links/routing';
import type { ReviewDto } from '@/lib/routing/review';

/** What a review waits for the reader to do, as lists say it. */
export const WAITS = {
  answer: 'Waits for you',
  rework: 'Waits for your changes',
  publish: 'Yours to publish',
} as const;

/** Where a review is looked at in full. */
export function reviewPlace({ id, kind, environment, draft }: ReviewDto): string {
  return kind === 'publish' && draft ? publishHref(environment.key, draft) : reviewHref(id);
}
