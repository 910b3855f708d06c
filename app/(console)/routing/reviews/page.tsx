import { IconChecks } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { ReviewEffects } from '@/components/routing/review/ReviewEffects';
import { ReviewList } from '@/components/routing/review/ReviewList';
import styles from '@/components/routing/review/review.module.css';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { reviewsHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { waitsFor } from '@/lib/routing/review';
import { listEnvironments } from '@/lib/routing/server/queries';
import { reviewEffects } from '@/lib/routing/server/review-effects';
import { openStandings } from '../../open-work';
import type { PageSearch } from '../environment';
import { approveReviewsAction } from './actions';

export const metadata: Metadata = { title: 'Reviews' };

export default async function ReviewsPage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const { in: wanted } = await searchParams;
  const [standings, environments] = await Promise.all([openStandings(caller), listEnvironments()]);
  const now = new Date();
  const mine = standings.filter((one) => waitsFor(one) !== null);
  const filters = [
    { key: undefined, label: 'All', count: standings.length },
    { key: 'mine', label: 'Waiting for me', count: mine.length },
    ...environments.map(({ key, name }) => ({
      key: `environment:${key}`,
      label: name,
      count: standings.filter(({ review }) => review.environment.key === key).length,
    })),
  ];
  const chosen = filters.find(({ key }) => key === wanted) ?? filters[0];
  const shown = standings
    .filter(
      (one) =>
        chosen?.key === undefined ||
        (chosen.key === 'mine'
          ? mine.includes(one)
          : chosen.key === `environment:${one.review.environment.key}`),
    )
    .toSorted((a, b) => Number(mine.includes(b)) - Number(mine.includes(a)));
  const reviews = await Promise.all(shown.map((standing) => reviewEffects(standing, now)));
  return (
    <Page>
      <PageHeader
        title="Reviews"
        description="What waits to be approved in every environment: drafts, returns to an earlier version, and stops to be lifted. Yours come first."
      />
      {standings.length > 0 && (
        <nav className={styles.filters} aria-label="Filter">
          {filters.map(({ key, label, count }) => (
            <Link
              key={label}
              href={key ? `${reviewsHref()}?in=${encodeURIComponent(key)}` : reviewsHref()}
              aria-current={key === chosen?.key || undefined}
            >
              {label} <span className="numeric">{count}</span>
            </Link>
          ))}
        </nav>
      )}
      {shown.length === 0 ? (
        <EmptyState icon={<IconChecks />} title="Nothing waits to be approved">
          Where an environment asks for approvals, a draft is sent here from its review page before it is
          published.
        </EmptyState>
      ) : (
        <ReviewList
          reviews={reviews.map((review) => ({
            standing: review.standing,
            activeVersion: review.activeVersion,
            body: <ReviewEffects {...review} />,
          }))}
          approve={approveReviewsAction}
        />
      )}
    </Page>
  );
}
