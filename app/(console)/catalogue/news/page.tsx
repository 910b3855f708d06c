import { IconNews } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { SORT_WORDS } from '@/components/overview/news-words';
import styles from '@/components/overview/overview.module.css';
import { PriceMove } from '@/components/overview/PriceMove';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { ARCHIVED_HREF, offeringHref } from '@/components/ui/links/catalogue';
import { IMPORTS_HREF } from '@/components/ui/links/imports';
import { newsHref } from '@/components/ui/links/overview';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { PlainTable } from '@/components/ui/PlainTable';
import { requireCaller } from '@/lib/auth/server/session';
import { NEWS_DAYS, NEWS_SORTS } from '@/lib/overview/news';
import { catalogueNews, listNews, MOST_NEWS } from '@/lib/overview/server/catalogue-news';

export const metadata: Metadata = { title: 'Changes of the catalogue' };

export default async function NewsPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly sort?: string }>;
}) {
  await requireCaller();
  const now = new Date();
  const { sort: asked } = await searchParams;
  const sort = NEWS_SORTS.find((one) => one === asked) ?? 'new';
  const [{ counts }, rows] = await Promise.all([catalogueNews(now), listNews(sort, now)]);
  const moves = sort === 'up' || sort === 'down';
  return (
    <Page>
      <PageHeader
        title={SORT_WORDS[sort].title}
        description={`In the last ${NEWS_DAYS} days, as it comes to by now: what was taken back in between is left out.`}
      />
      <div>
        <nav aria-label="What changed" className={styles.kinds}>
          {NEWS_SORTS.map((one) => (
            <Link key={one} href={newsHref(one)} aria-current={one === sort || undefined}>
              {SORT_WORDS[one].short} <span className="numeric">{formatCount(counts[one])}</span>
            </Link>
          ))}
        </nav>
        {rows.length === 0 ? (
          <EmptyState
            icon={<IconNews />}
            title={`${SORT_WORDS[sort].none} in the last ${NEWS_DAYS} days`}
            action={
              <LinkButton href={IMPORTS_HREF} variant="default">
                Imports
              </LinkButton>
            }
          >
            What an import or an edit changes stands here.
          </EmptyState>
        ) : (
          <PlainTable label={SORT_WORDS[sort].title} minWidth={560}>
            <thead>
              <tr>
                <th scope="col">Offering</th>
                <th scope="col">Channel</th>
                {moves && <th scope="col">Price per million</th>}
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.offering} ${row.unit}`}>
                  <th scope="row">
                    <Link href={sort === 'gone' ? ARCHIVED_HREF : offeringHref(row.offering)}>
                      {row.model}
                    </Link>
                  </th>
                  <td data-label="Channel">{row.channel}</td>
                  {moves && (
                    <td data-label="Price">
                      <PriceMove news={row} />
                    </td>
                  )}
                  <td data-label="When">
                    <DateTime at={row.at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        )}
        {rows.length === MOST_NEWS && <p className={styles.quiet}>The first {formatCount(MOST_NEWS)}.</p>}
      </div>
    </Page>
  );
}
