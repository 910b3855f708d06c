import { formatDate } from '@/components/ui/format-date';
import { formatDollars, formatPlural, formatTokens } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import { shownPrice } from '@/components/ui/shown-price';
import type { PriceDetail } from '@/lib/catalog/details';
import { PRICE_UNITS } from '@/lib/catalog/price-units';
import styles from './catalogue.module.css';
import { OriginSign } from './OriginSign';
import { priceTime } from './price-lines';

const TIMES = {
  now: null,
  other_hours: <Sign tone="neutral">other hours</Sign>,
  past: null,
  future: <Sign tone="information">to come</Sign>,
};

interface PriceTableProps {
  /** The key of the offering. */
  readonly offering: string;
  readonly prices: readonly PriceDetail[];
  readonly now: Date;
}

/** Every recorded price: unit by unit, by input length and by time, with the source's own words. Past ones fold away. */
export function PriceTable({ offering, prices, now }: PriceTableProps) {
  const past = prices.filter((line) => priceTime(line, now) === 'past');
  const others = prices.filter((line) => !past.includes(line));
  return (
    <>
      {others.length > 0 && <Lines label="Prices" offering={offering} prices={others} now={now} />}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{formatPlural(past.length, 'past price')}</summary>
          <Lines label="Past prices" offering={offering} prices={past} now={now} />
        </details>
      )}
    </>
  );
}

function Lines({ label, offering, prices, now }: PriceTableProps & { readonly label: string }) {
  const tiered = prices.some((line) => line.aboveTokens > 0);
  const timed = prices.some((line) => line.validFrom ?? line.validTo ?? line.dailyFrom);
  return (
    <PlainTable label={label} minWidth={720}>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          <th scope="col" data-align="end">
            Price
          </th>
          {tiered && <th scope="col">Input length</th>}
          {timed && <th scope="col">When</th>}
          <th scope="col">Source</th>
          <th scope="col">In the source’s words</th>
        </tr>
      </thead>
      <tbody>
        {prices.map((line, index) => {
          const { amount, per } = shownPrice(line);
          const again = prices[index - 1]?.unit === line.unit;
          return (
            <tr key={`${line.unit} ${line.aboveTokens} ${line.validFrom} ${line.dailyFrom} ${line.source}`}>
              <th scope="row">
                <span className={again ? 'visually-hidden' : undefined}>{PRICE_UNITS[line.unit].name}</span>
              </th>
              <td data-align="end" title={`${line.amount} USD per million ${PRICE_UNITS[line.unit].per}s`}>
                {line.free ? (
                  'free'
                ) : (
                  <>
                    {formatDollars(amount)} <span className={styles.per}>{per}</span>
                  </>
                )}
              </td>
              {tiered && (
                <td className={styles.when}>
                  {line.aboveTokens > 0 ? `above ${formatTokens(line.aboveTokens)} tokens` : 'any'}
                </td>
              )}
              {timed && (
                <td className={styles.when}>
                  {windowOf(line)} {TIMES[priceTime(line, now)]}
                </td>
              )}
              <td className={styles.when}>
                <OriginSign kind="offering" recordKey={offering} field={`price:${line.unit}`} origin={line} />
              </td>
              <td className={styles.raw} title={line.raw ?? undefined}>
                {line.raw && <code>{line.raw}</code>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}

function windowOf({ validFrom, validTo, dailyFrom, dailyTo }: PriceDetail): string {
  const dates =
    validFrom && validTo
      ? `${formatDate(validFrom)} until ${formatDate(validTo)}`
      : validFrom
        ? `from ${formatDate(validFrom)}`
        : validTo
          ? `until ${formatDate(validTo)}`
          : '';
  const hours = dailyFrom && dailyTo ? `${dailyFrom}–${dailyTo} UTC` : '';
  return [dates, hours].filter(Boolean).join(', ') || 'always';
}
