import { formatDollars } from '@/components/ui/format-number';
import type { Cost } from '@/lib/catalog/price-calculation';
import { PRICE_UNITS } from '@/lib/catalog/price-units';
import { Money } from '@/lib/core/money';
import styles from './calculator.module.css';

/** A sum as it is read: cents from a dollar on, the full decimal on hover. */
export function Dollars({ amount }: { readonly amount: string }) {
  const sum = new Money(amount);
  return (
    <span className="numeric" title={`${amount} USD`}>
      {formatDollars(sum.gte(1) ? sum.toFixed(2) : amount)}
    </span>
  );
}

/** What something costs: all of it, at least so much, or nothing that is known. */
export function CostAmount({ cost }: { readonly cost: Cost<{ readonly amount: string | null }> }) {
  const { lines, known, unknown } = cost;
  if (lines.length === 0) return <span className={styles.quiet}>nothing is used</span>;
  if (lines.every(({ amount }) => amount === null)) return <span className={styles.quiet}>unknown</span>;
  return (
    <>
      {unknown.length > 0 && <span className={styles.quiet}>at least </span>}
      <strong>
        <Dollars amount={known} />
      </strong>
    </>
  );
}

/** The units without a price, in words: "output, web search". */
export function unknownWords({ unknown }: Pick<Cost<unknown>, 'unknown'>): string {
  return unknown.map((unit) => PRICE_UNITS[unit].name.toLowerCase()).join(', ');
}
