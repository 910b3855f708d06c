import { costBasisSchema, costPerHour, costPrices } from '@/lib/catalog/cost-basis';
import styles from './edit.module.css';

/** What follows from a cost basis: the hour and the prices. */
export function CostSums({ value }: { readonly value: unknown }) {
  const basis = costBasisSchema.safeParse(value);
  const none = '–';
  const dollars = (amount: string) => `$${amount}`;
  const hour = basis.success ? costPerHour(basis.data.cost) : null;
  const prices = basis.success ? costPrices(basis.data) : null;
  return (
    <dl className={styles.sums} aria-live="polite" aria-label="What follows from it">
      <div>
        <dt>An hour costs</dt>
        <dd>{hour ? dollars(hour.total.toFixed(4)) : none}</dd>
      </div>
      {hour && !hour.power.isZero() && (
        <div>
          <dt>of it machine / power / other</dt>
          <dd>
            {[hour.machine, hour.power, hour.other].map((part) => dollars(part.toFixed(4))).join(' / ')}
          </dd>
        </div>
      )}
      <div>
        <dt>Input per M tokens</dt>
        <dd>{prices ? dollars(prices.input) : none}</dd>
      </div>
      <div>
        <dt>Output per M tokens</dt>
        <dd>{prices ? dollars(prices.output) : none}</dd>
      </div>
    </dl>
  );
}
