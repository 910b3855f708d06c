import { formatDate } from '@/components/ui/format-date';
import { formatDollars, formatPlural, formatTokens } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import { shownPrice } from '@/components/ui/shown-price';
import type { PriceDetail } from '@/lib/catalog/details';
import { manyOf, PRICE_UNITS } from '@/lib/catalog/price-units';
import styles from './catalogue.module.css';
import { OriginSign } from './OriginSign';
import { type PriceTime, priceTime } from './price-lines';

interface PriceTableProps {
  /** The key of the offering. */
  readonly offering: string;
  readonly prices: readonly PriceDetail[];
  readonly now: Date;
}

/**
 * Every recorded price: unit by unit, by input length, volume and time, with what the seller bills and the source's own
 * words. What is announced stands apart; the past folds away.
 */
export function PriceTable({ offering, prices, now }: PriceTableProps) {
  const at = (...times: readonly PriceTime[]) =>
    prices.filter((line) => times.includes(priceTime(line, now)));
  const [present, announced, past] = [at('now', 'other_hours'), at('future'), at('past')];
  return (
    <>
      {present.length > 0 && <Lines label="Prices" offering={offering} prices={present} now={now} />}
      {present.length === 0 && <p className={styles.quiet}>No price holds now.</p>}
      {announced.length > 0 && (
        <div className={styles.past}>
          <h3 className={styles.subhead}>Announced</h3>
          <Lines label="Announced prices" offering={offering} prices={announced} now={now} />
        </div>
      )}
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
  const graduated = prices.some((line) => line.fromQuantity > 0);
  const scoped = prices.some((line) => line.scope !== null);
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
          {graduated && <th scope="col">Monthly volume</th>}
          {scoped && <th scope="col">For whom</th>}
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
            <tr
              key={`${line.unit} ${line.aboveTokens} ${line.fromQuantity} ${line.scope} ${line.validFrom} ${line.dailyFrom} ${line.source}`}
            >
              <th scope="row" className={styles.unit}>
                <span className={again ? 'visually-hidden' : undefined}>{PRICE_UNITS[line.unit].name}</span>
              </th>
              <td data-align="end" title={`${line.amount} USD per million ${manyOf(line.unit)}`}>
                {line.free ? (
                  'free'
                ) : (
                  <>
                    {formatDollars(amount)} <span className={styles.per}>{per}</span>
                  </>
                )}
                {line.original !== null && <Billed line={line} original={line.original} />}
              </td>
              {tiered && (
                <td className={styles.when}>
                  {line.aboveTokens > 0 ? `above ${formatTokens(line.aboveTokens)} tokens` : 'any'}
                </td>
              )}
              {graduated && <td className={styles.when}>{volumeOf(line, prices)}</td>}
              {scoped && <td>{line.scope ?? 'everybody'}</td>}
              {timed && (
                <td className={styles.when}>
                  {windowOf(line)}{' '}
                  {priceTime(line, now) === 'other_hours' && <Sign tone="neutral">other hours</Sign>}
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

/** What the seller bills, where that is not USD, and the rate that the amount above is at. */
function Billed({ line, original }: { readonly line: PriceDetail; readonly original: string }) {
  const { amount } = shownPrice({ unit: line.unit, amount: original });
  return (
    <span className={styles.billed}>
      billed {amount} {line.currency},{' '}
      {line.rateAsOf ? `rate of ${formatDate(line.rateAsOf)}` : 'no rate given'}
    </span>
  );
}

/** The units of a month that a graduated price is for: "first 1 M", "1 M to 5 M", "beyond 5 M". */
function volumeOf(line: PriceDetail, prices: readonly PriceDetail[]): string {
  const next = prices
    .filter(
      (other) =>
        other.unit === line.unit && other.aboveTokens === line.aboveTokens && other.scope === line.scope,
    )
    .map(({ fromQuantity }) => fromQuantity)
    .filter((from) => from > line.fromQuantity)
    .sort((a, b) => a - b)[0];
  if (next === undefined)
    return line.fromQuantity === 0 ? 'any' : `beyond ${formatTokens(line.fromQuantity)}`;
  if (line.fromQuantity === 0) return `first ${formatTokens(next)}`;
  return `${formatTokens(line.fromQuantity)} to ${formatTokens(next)}`;
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
