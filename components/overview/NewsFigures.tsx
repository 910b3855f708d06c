import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { IMPORTS_HREF } from '@/components/ui/links/imports';
import { newsHref } from '@/components/ui/links/overview';
import { type CatalogueNews, NEWS_SORTS } from '@/lib/overview/news';
import { SORT_WORDS } from './news-words';
import styles from './overview.module.css';
import { PriceMove } from './PriceMove';

/** What changed in the catalogue, in figures that lead to exactly that. */
export function NewsFigures({ news }: { readonly news: CatalogueNews }) {
  const { counts, largest, imports, offerings } = news;
  const changed = NEWS_SORTS.filter((sort) => counts[sort] > 0);
  return (
    <div className={styles.news}>
      {changed.length === 0 ? (
        <p className={styles.quiet}>
          No offering is new or gone, and no price moved. The catalogue has{' '}
          <Link href="/catalogue">{formatPlural(offerings, 'offering')}</Link>.
        </p>
      ) : (
        <dl className={styles.figures}>
          {changed.map((sort) => (
            <div key={sort}>
              <dt>
                {sort === 'up' && <IconArrowUp size={14} aria-hidden />}
                {sort === 'down' && <IconArrowDown size={14} aria-hidden />}
                {SORT_WORDS[sort].short}
              </dt>
              <dd>
                <Link href={newsHref(sort)}>{formatCount(counts[sort])}</Link>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {largest && (
        <p>
          Moved most: <Link href={offeringHref(largest.offering)}>{largest.model}</Link>{' '}
          <span className={styles.quiet}>on {largest.channel}, </span>
          <PriceMove news={largest} />
        </p>
      )}
      <p className={styles.quiet}>
        {imports === 0 ? (
          <>
            No import was applied. <Link href={IMPORTS_HREF}>Imports</Link>
          </>
        ) : (
          <Link href={IMPORTS_HREF}>{formatPlural(imports, 'import')} applied</Link>
        )}
      </p>
    </div>
  );
}
