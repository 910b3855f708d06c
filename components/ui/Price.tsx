import { formatDollars, formatLargeDollars } from './format-number';
import styles from './values.module.css';

/** One stated amount. Null = nobody stated one; `free` = given away, which is not the same as a stated zero. */
export interface PriceAmount {
  /** USD per million units, a decimal string. */
  readonly amount: string;
  readonly free?: boolean;
}

/** One amount: "$1.10", "free", "$0.00" or a dash for not stated, with the full decimal on hover. */
export function Amount({ price, unit }: { readonly price: PriceAmount | null; readonly unit?: string }) {
  if (!price) {
    return (
      <span className={styles.missing} title="No price stated">
        <span aria-hidden>–</span>
        <span className="visually-hidden">no price stated</span>
      </span>
    );
  }
  if (price.free) return <span title="Stated as free">free</span>;
  const full = `${price.amount} USD per million${unit ? ` ${unit}` : ''}`;
  return (
    <span className="numeric" title={price.amount === '0' ? `${full} (a stated zero)` : full}>
      {formatDollars(price.amount)}
    </span>
  );
}

/** Input and output together: "$1.10 / $5.50 per M". */
export function Price({
  input,
  output,
}: {
  readonly input: PriceAmount | null;
  readonly output: PriceAmount | null;
}) {
  if (!input && !output) return <Amount price={null} />;
  return (
    <span className={styles.price}>
      <Amount price={input} unit="input tokens" />
      <span aria-hidden> / </span>
      <span className="visually-hidden"> in, </span>
      <Amount price={output} unit="output tokens" />
      <span className={styles.unit}> per M</span>
    </span>
  );
}

/** Money that is not a price per unit: "$8 billion" with its exact decimal on hover. */
export function Money({ amount }: { readonly amount: string }) {
  return (
    <span className="numeric" title={`${amount} USD`}>
      {formatLargeDollars(amount)}
    </span>
  );
}
