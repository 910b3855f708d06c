const DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});
const SMALL_DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 3,
});
const LARGE = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 4,
});
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** A decimal string as Intl takes it: exact, never through a float. */
type Decimal = `${number}`;

/**
 * Dollars from a decimal string: two to four decimals ("$1.10", "$0.0375"), three significant digits below a tenth of
 * a cent ("$0.000125"). What is not a number comes back as it was.
 */
export function formatDollars(amount: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return amount;
  const value = Math.abs(Number(amount));
  return (value > 0 && value < 0.001 ? SMALL_DOLLARS : DOLLARS).format(amount as Decimal);
}

/** Sums of a million dollars and more in words: "$8 billion", "$13.75 billion"; smaller ones as formatDollars. */
export function formatLargeDollars(amount: string): string {
  if (!/^\d{7,}(\.\d+)?$/.test(amount)) return formatDollars(amount);
  return `$${LARGE.format(amount as Decimal)}`;
}

/** Whole numbers with thousands separators: "1,694". */
export function formatCount(value: number): string {
  return WHOLE.format(value);
}

/** Tokens in thousands or millions as model sheets print them: "200 k", "1 M", "1.05 M", "512". Null is unknown. */
export function formatTokens(tokens: number): string {
  if (tokens >= 1_000_000) return `${SHORT.format(tokens / 1_000_000)} M`;
  if (tokens >= 1_000) return `${SHORT.format(tokens / 1_000)} k`;
  return WHOLE.format(tokens);
}

/** "1 offering", "1,694 offerings"; a plural that is not the word with an s is given. */
export function formatPlural(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** A part of a whole in percent: "12 %", "3.4 %" below ten, and never 0 % of something. */
export function formatShare(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  const whole100 = percent >= 10 ? Math.round(percent) : Number(percent.toFixed(1));
  return `${whole100 === 100 && part < whole ? '> 99' : whole100} %`;
}
