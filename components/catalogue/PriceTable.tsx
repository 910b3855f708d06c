import { formatDate } from '@/components/ui/format-date';
import { formatDollars, formatTokens } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import { SourceSign } from '@/components/ui/SourceSign';
import type { PriceDetail } from '@/lib/catalog/details';
import { PRICE_UNITS } from '@/lib/catalog/price-units';
import styles from './catalogue.module.css';
import { priceTime, shownPrice } from './price-lines';

const TIMES = {
  now: null,
  other_hours: <Sign tone="neutral">other hours</Sign>,
  past: <Sign tone="neutral">past</Sign>,
  future: <Sign tone="information">to come</Sign>,
};

/** Every recorded price: unit by unit, by input length and by time, with the source's own words. */
export function PriceTable({ prices, now }: { readonly prices: readonly PriceDetail[]; readonly now: Date }) {
  const tiered = prices.some((line) => line.aboveTokens > 0);
  const timed = prices.some((line) => line.validFrom ?? line.validTo ?? line.dailyFrom);
  return (
    <PlainTable label="Prices" minWidth={640}>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          {tiered && <th scope="col">Input length</th>}
          {timed && <th scope="col">When</th>}
          <th scope="col" data-align="end">
            Price
          </th>
          <th scope="col">Source</th>
          <th scope="col">In the source’s words</th>
        </tr>
      </thead>
      <tbody>
        {prices.map((line, index) => {
          const time = priceTime(line, now);
          const { amount, per } = shownPrice(line);
          const again = prices[index - 1]?.unit === line.unit;
          return (
            <tr
              key={`${line.unit} ${line.aboveTokens} ${line.validFrom} ${line.dailyFrom} ${line.source}`}
              data-quiet={time === 'past' || undefined}
            >
              <th scope="row">
                <span className={again ? 'visually-hidden' : undefined}>{PRICE_UNITS[line.unit].name}</span>
              </th>
              {tiered && (
                <td>{line.aboveTokens > 0 ? `above ${formatTokens(line.aboveTokens)} tokens` : 'any'}</td>
              )}
              {timed && (
                <td>
                  {windowOf(line)} {TIMES[time]}
                </td>
              )}
              <td data-align="end" title={`${line.amount} USD per million ${PRICE_UNITS[line.unit].per}s`}>
                {line.free ? (
                  'free'
                ) : (
                  <>
                    {formatDollars(amount)} <span className={styles.per}>{per}</span>
                  </>
                )}
              </td>
              <td>
                <SourceSign source={line.source} asOf={line.asOf} />
              </td>
              <td className={styles.raw}>{line.raw && <code>{line.raw}</code>}</td>
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
