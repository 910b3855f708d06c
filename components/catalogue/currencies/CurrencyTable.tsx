import { CalendarDate } from '@/components/ui/DateTime';
import { formatRelative } from '@/components/ui/format-date';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { PlainTable } from '@/components/ui/PlainTable';
import { Unknown } from '@/components/ui/Unknown';
import type { CurrencyUse } from '@/lib/catalog/currency';
import { utcDate } from '@/lib/core/time';
import styles from './currencies.module.css';

/** Every currency with the rate in force, how old it is, and how many prices follow it. */
export function CurrencyTable({
  currencies,
  chosen,
  now,
}: {
  readonly currencies: readonly CurrencyUse[];
  readonly chosen: string;
  readonly now: Date;
}) {
  return (
    <PlainTable label="Currencies">
      <thead>
        <tr>
          <th scope="col">Currency</th>
          <th scope="col" data-align="end">
            USD for one
          </th>
          <th scope="col">Of the day</th>
          <th scope="col">Source</th>
          <th scope="col" data-align="end">
            Prices in it
          </th>
          <th scope="col" data-align="end">
            Earlier rates
          </th>
        </tr>
      </thead>
      <tbody>
        {currencies.map(({ currency, rate, history, prices }) => (
          <tr key={currency}>
            <th scope="row">
              <Link
                href={`/settings/currencies?currency=${currency}`}
                aria-current={currency === chosen || undefined}
              >
                {currency}
              </Link>
            </th>
            <td data-align="end" data-label="USD for one" className="numeric">
              {rate?.usd ?? <span className={styles.missing}>no rate</span>}
            </td>
            <td data-label="Of the day">
              {rate ? (
                <span>
                  <CalendarDate date={rate.asOf} />{' '}
                  <span className={styles.quiet}>{ageInWords(rate.asOf, now)}</span>
                </span>
              ) : (
                <Unknown what="No rate was given" />
              )}
            </td>
            <td data-label="Source">{rate?.source ?? <Unknown what="No rate was given" />}</td>
            <td data-align="end" data-label="Prices in it">
              {formatCount(prices.length)}
            </td>
            <td data-align="end" data-label="Earlier rates">
              {formatCount(Math.max(0, history.length - 1))}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

/** How old a rate of a day is: in hours it is not told. */
function ageInWords(asOf: string, now: Date): string {
  return asOf === utcDate(now) ? 'today' : formatRelative(new Date(asOf), new Date(utcDate(now)));
}

/** Every rate that was ever given to a currency. */
export function RateHistory({ use: { currency, history } }: { readonly use: CurrencyUse }) {
  return (
    <PlainTable label={`Rates of ${currency}`}>
      <thead>
        <tr>
          <th scope="col">Of the day</th>
          <th scope="col" data-align="end">
            USD for one
          </th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {history.map(({ asOf, usd, source, at }, index) => (
          <tr key={at} data-quiet={index > 0 || undefined}>
            <th scope="row">
              <CalendarDate date={asOf} />
              {index === 0 && <span className={styles.quiet}> in force</span>}
            </th>
            <td data-align="end" className="numeric">
              {usd}
            </td>
            <td>{source}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
