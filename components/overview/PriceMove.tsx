import { formatDollars } from '@/components/ui/format-number';
import { Sign } from '@/components/ui/Sign';
import type { OfferingNews } from '@/lib/overview/news';
import styles from './overview.module.css';

/** A price before and after, with by how much. */
export function PriceMove({ news }: { readonly news: OfferingNews }) {
  const { unit, before, after, percent } = news;
  const amount = (value: string | null) => (value === null ? 'no price' : formatDollars(value));
  return (
    <span className={styles.move} title={`${before ?? 'none'} → ${after ?? 'none'} USD per million`}>
      {unit?.replaceAll('_', ' ')} {amount(before)} → {amount(after)}
      {percent !== null && (
        <Sign tone={percent > 0 ? 'warning' : 'good'}>
          {percent > 0 ? '+' : '−'}
          {Math.abs(percent)} %
        </Sign>
      )}
    </span>
  );
}
