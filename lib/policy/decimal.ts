const DECIMAL = /^(?:0|[1-9]\d{0,8})(?:\.\d{0,8}[1-9])?$/;

/** From here on a double no longer holds every integer. */
const LIMIT = 2 ** 53;

/** Decimal places in which amounts are summed: nine of a price and six of "per million". */
export const AMOUNT_PLACES = 15;

/** Whether a string is a decimal of the format: at most nine digits either side, no sign, no trailing zero. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/**
 * A decimal times 10^places (9 or more), as a double.
 * @returns an exact integer, or Infinity if a double cannot hold it for certain: use `scaleExactly` then
 */
export function scale(text: string, places: number): number {
  // reading and multiplying each round by at most one part in 2⁵³: below 2⁵⁰ that is less than a quarter
  const rounded = Math.round(Number(text) * 1e9);
  const ninth = rounded < 2 ** 50 ? rounded : Number(scaleExactly(text, 9));
  const scaled = ninth < LIMIT ? ninth * 10 ** (places - 9) : LIMIT;
  return scaled < LIMIT ? scaled : Number.POSITIVE_INFINITY;
}

/** A decimal times 10^places (9 or more), exactly. */
export function scaleExactly(text: string, places: number): bigint {
  const point = text.indexOf('.');
  const fraction = point < 0 ? '' : text.slice(point + 1);
  return (
    BigInt((point < 0 ? text : text.slice(0, point)) + fraction) * 10n ** BigInt(places - fraction.length)
  );
}

/** The three digits of each number below 1000; and the same without zeros at the end. */
const DIGITS = Array.from({ length: 1000 }, (_, number) => String(1000 + number).slice(1));
const LAST_DIGITS = DIGITS.map((digits) => digits.replace(/0+$/, ''));

/**
 * Prints an amount in units of 10⁻¹⁵ plainly: no exponent, no trailing zero, '0' for zero.
 * @param amount a non-negative integer below 2⁵³, or a bigint
 */
export function printAmount(amount: number | bigint): string {
  if (typeof amount === 'bigint') return amount < LIMIT ? printAmount(Number(amount)) : printLarge(amount);
  // In threes and from tables, in integers of 32 bits: printed as numbers are, costs took a third of an evaluation.
  const high = Math.floor(amount / 1e9) | 0;
  const low = (amount - high * 1e9) | 0;
  const thousandths = (high / 1000) | 0;
  const whole = (thousandths / 1000) | 0;
  const first = thousandths - whole * 1000;
  const second = high - thousandths * 1000;
  if (low === 0) {
    if (second > 0) return `${whole}.${DIGITS[first]}${LAST_DIGITS[second]}`;
    return first > 0 ? `${whole}.${LAST_DIGITS[first]}` : String(whole);
  }
  const start = `${whole}.${DIGITS[first]}${DIGITS[second]}`;
  const third = (low / 1e6) | 0;
  const rest = low - third * 1e6;
  if (rest === 0) return start + LAST_DIGITS[third];
  const fourth = (rest / 1000) | 0;
  const fifth = rest - fourth * 1000;
  if (fifth === 0) return `${start}${DIGITS[third]}${LAST_DIGITS[fourth]}`;
  return `${start}${DIGITS[third]}${DIGITS[fourth]}${LAST_DIGITS[fifth]}`;
}

function printLarge(amount: bigint): string {
  const digits = amount.toString();
  const fraction = digits.slice(-AMOUNT_PLACES).replace(/0+$/, '');
  const whole = digits.slice(0, -AMOUNT_PLACES);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
