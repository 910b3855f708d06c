'use client';

import { formatDate } from '@/components/ui/format-date';
import { formatDollars, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { shownPrice } from '@/components/ui/shown-price';
import { type CurrencyUse, exchangeRateFields, inDollars } from '@/lib/catalog/currency';
import { PRICE_UNITS } from '@/lib/catalog/price-units';
import { Money } from '@/lib/core/money';
import styles from './currencies.module.css';

const SHOWN = 50;

/** What a rate that is being typed would make of every price in its currency. */
export function RatePreview({
  use: { currency, rate, prices },
  usd,
  asOf,
}: {
  readonly use: CurrencyUse;
  readonly usd: string;
  readonly asOf: string;
}) {
  if (prices.length === 0) return <p className={styles.quiet}>No price is billed in {currency}.</p>;
  const valid = exchangeRateFields.usd.safeParse(usd).success;
  const late = rate !== null && asOf < rate.asOf;
  const next = (original: string) => (valid && !late ? inDollars(original, usd) : null);
  const changed = prices.filter(({ amount, original }) => (next(original) ?? amount) !== amount).length;
  return (
    <div className={styles.preview}>
      <p role="status">
        {late
          ? `${currency} has a rate of ${formatDate(rate.asOf)}, which stays in force. This one is kept as history.`
          : valid
            ? `${formatPlural(changed, 'price')} of ${prices.length} would change.`
            : `${formatPlural(prices.length, 'price')} in ${currency} would follow the rate.`}
      </p>
      <PlainTable label={`Prices in ${currency}`} minWidth={520}>
        <thead>
          <tr>
            <th scope="col">Price</th>
            <th scope="col" data-align="end">
              Billed
            </th>
            <th scope="col" data-align="end">
              USD now
            </th>
            <th scope="col" data-align="end">
              USD then
            </th>
          </tr>
        </thead>
        <tbody>
          {prices.slice(0, SHOWN).map(({ id, offering, modelName, channelName, unit, amount, original }) => {
            const then = next(original);
            const shown = (value: string) => shownPrice({ unit, amount: value }).amount;
            return (
              <tr key={id}>
                <th scope="row">
                  <Link href={offeringHref(offering)}>
                    {modelName}, {channelName}
                  </Link>
                  <span className={styles.unit}>
                    {PRICE_UNITS[unit].name}, {shownPrice({ unit, amount }).per}
                  </span>
                </th>
                <td data-align="end" data-label="Billed">
                  {shown(original)} {currency}
                </td>
                <td data-align="end" data-label="USD now">
                  {formatDollars(shown(amount))}
                </td>
                <td data-align="end" data-label="USD then">
                  {then === null ? (
                    <span className={styles.quiet}>–</span>
                  ) : (
                    <span>
                      {formatDollars(shown(then))} <span className={styles.quiet}>{moved(amount, then)}</span>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
      {prices.length > SHOWN && (
        <p className={styles.quiet}>and {formatPlural(prices.length - SHOWN, 'more price')}.</p>
      )}
    </div>
  );
}

function moved(before: string, after: string): string {
  if (before === after) return 'the same';
  if (Number(before) === 0) return '';
  const percent = new Money(after).div(before).minus(1).times(100);
  return `${percent.gt(0) ? '+' : '−'}${percent.abs().toFixed(1)} %`;
}
