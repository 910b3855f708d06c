import { formatDollars } from '@/components/ui/format-number';
import { Sign } from '@/components/ui/Sign';
import { moveWords, type OfferingNews } from '@/lib/overview/news';
import styles from './overview.module.css';

/** A price before and after, with by how much. */
export function PriceMove({ news }: { readonly news: OfferingNews }) {
  const { sort, unit, currency, before, after } = news;
  const amount = (value: string | null) => {
    if (value === null) return 'no price';
    return currency === 'USD' ? formatDollars(value) : `${value} ${currency}`;
  };
  const moved = moveWords(news);
  return (
    <span className={styles.move} title={`${before ?? 'none'} → ${after ?? 'none'} ${currency} per million`}>
      {unit?.replaceAll('_', ' ')} {amount(before)} → {amount(after)}
      {moved && <Sign tone={sort === 'up' ? 'warning' : 'good'}>{moved}</Sign>}
    </span>
  );
}
