import { formatCount, formatDollars } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import { SourceSign } from '@/components/ui/SourceSign';
import { shownPrice } from '@/components/ui/shown-price';
import type { PriceLine } from '@/lib/catalog/catalog-records';
import type { MonthlyLine } from '@/lib/catalog/monthly-cost';
import type { Cost } from '@/lib/catalog/price-calculation';
import { manyOf, PRICE_UNITS } from '@/lib/catalog/price-units';
import type { PricedOffering } from '@/lib/catalog/priced-offering';
import { CostAmount, Dollars } from './CostAmount';
import styles from './calculator.module.css';
import { priceWhy } from './price-why';

/** Every line of a cost: how much of what, at which price and why, from which source; and the sum. */
export function CostLines({
  label,
  cost,
  offering: { serviceTier: ownTier, tiers },
}: {
  readonly label: string;
  readonly cost: Cost<MonthlyLine<PriceLine>>;
  readonly offering: PricedOffering;
}) {
  const sold = new Set(tiers.map(([tier]) => tier));
  const lines = cost.lines.filter(({ serviceTier }) => sold.has(serviceTier));
  const unsold = new Set(
    cost.lines.flatMap(({ serviceTier }) => (sold.has(serviceTier) ? [] : [serviceTier])),
  );
  return (
    <PlainTable label={label} minWidth={640}>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          <th scope="col" data-align="end">
            Quantity
          </th>
          <th scope="col" data-align="end">
            Price
          </th>
          <th scope="col">Why this price</th>
          <th scope="col">Source</th>
          <th scope="col" data-align="end">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => {
          const { unit, quantity, row, amount, serviceTier } = line;
          const price = row && shownPrice(row);
          const tier = serviceTier === ownTier ? '' : `${serviceTier} tier`;
          const why = row ? [tier, priceWhy(unit, row)] : [tier, 'no price is stated: not counted'];
          return (
            // Lines of one unit differ by their prices, which have no name of their own.
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are never moved
            <tr key={index}>
              <th scope="row">{PRICE_UNITS[unit].name}</th>
              <td data-align="end" data-label="Quantity">
                {formatCount(Number(quantity))}
              </td>
              <td data-align="end" data-label="Price">
                {row && price ? (
                  <span title={`${row.amount} USD per million ${manyOf(row.unit)}`}>
                    {row.free ? 'free' : formatDollars(price.amount)}{' '}
                    {!row.free && <span className={styles.quiet}>{price.per}</span>}
                  </span>
                ) : (
                  <span className={styles.quiet}>unknown</span>
                )}
              </td>
              <td data-label="Why" className={styles.why}>
                {why.filter(Boolean).join('; ') || 'the price of any request'}
              </td>
              <td data-label="Source">{row && <SourceSign source={row.source} asOf={row.asOf} />}</td>
              <td data-align="end" data-label="Amount">
                {amount === null ? (
                  <span className={styles.quiet}>unknown</span>
                ) : (
                  <Dollars amount={amount} />
                )}
              </td>
            </tr>
          );
        })}
        {[...unsold].map((tier) => (
          <tr key={tier}>
            <th scope="row">{tier.charAt(0).toUpperCase() + tier.slice(1)} tier</th>
            <td colSpan={4} data-label="Why" className={styles.why}>
              It is not in the catalogue for this request id: its share is not counted.
            </td>
            <td data-align="end" data-label="Amount">
              <span className={styles.quiet}>unknown</span>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">Sum</th>
          <td colSpan={4} />
          <td data-align="end" data-label="Amount">
            <span>
              <CostAmount cost={cost} />
            </span>
          </td>
        </tr>
      </tbody>
    </PlainTable>
  );
}
