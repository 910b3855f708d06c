import { formatDollars } from '@/components/ui/format-number';
import type { PriceLine } from '@/lib/catalog/catalog-records';
import type { MonthlyLine } from '@/lib/catalog/monthly-cost';
import type { Cost } from '@/lib/catalog/price-calculation';
import { PRICE_UNITS } from '@/lib/catalog/price-units';
import type { PricedOffering } from '@/lib/catalog/priced-offering';
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

/** What a cost leaves out, in words: "output, web search, the batch tier". Null = nothing. */
export function unknownWords(cost: Cost<MonthlyLine<PriceLine>>, { tiers }: PricedOffering): string | null {
  const sold = new Set(tiers.map(([tier]) => tier));
  const missing = cost.lines.filter(({ amount }) => amount === null);
  const units = missing.filter(({ serviceTier }) => sold.has(serviceTier));
  const unsold = missing.filter(({ serviceTier }) => !sold.has(serviceTier));
  const words = [
    ...units.map(({ unit }) => PRICE_UNITS[unit].name.toLowerCase()),
    ...unsold.map(({ serviceTier }) => `the ${serviceTier} tier`),
  ];
  return words.length === 0 ? null : [...new Set(words)].join(', ');
}
