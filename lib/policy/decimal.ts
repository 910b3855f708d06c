const DECIMAL = /^(?:0|[1-9]\d{0,8})(?:\.\d{0,8}[1-9])?$/;
const ZEROS = '000000000000000000';

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
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  const fraction = point < 0 ? '' : text.slice(point + 1);
  const ninth = Number(whole) * 1e9 + Number(fraction + ZEROS.slice(0, 9 - fraction.length));
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

function place(digits: string, places: number): string {
  if (places === 0) return digits;
  const whole = digits.length - places;
  return whole > 0
    ? `${digits.slice(0, whole)}.${digits.slice(whole)}`
    : `0.${ZEROS.slice(0, -whole)}${digits}`;
}

/**
 * Prints an amount in units of 10⁻¹⁵ plainly: no exponent, no trailing zero, '0' for zero.
 * @param amount a non-negative integer below 2⁵³, or a bigint
 */
export function printAmount(amount: number | bigint): string {
  if (typeof amount === 'bigint') {
    if (amount < LIMIT) return printAmount(Number(amount));
    const digits = amount.toString();
    let end = digits.length;
    while (end > digits.length - AMOUNT_PLACES && digits.charCodeAt(end - 1) === 48) end--;
    return place(digits.slice(0, end), AMOUNT_PLACES - (digits.length - end));
  }
  if (amount === 0) return '0';
  // two halves that fit 32 bits, of 10⁻⁶ and of 10⁻¹⁵, for which remainders are cheap
  let high = Math.floor(amount / 1e9);
  let low = amount - high * 1e9;
  let places = AMOUNT_PLACES;
  if (low === 0) {
    low = high;
    high = 0;
    places = AMOUNT_PLACES - 9;
  }
  let width = 9;
  for (; places >= 3 && low % 1000 === 0; places -= 3, width -= 3) low /= 1000;
  for (; places > 0 && low % 10 === 0; places--, width--) low /= 10;
  const digits = String(low);
  if (high === 0) return place(digits, places);
  return place(`${high}${ZEROS.slice(0, width - digits.length)}${digits}`, places);
}
