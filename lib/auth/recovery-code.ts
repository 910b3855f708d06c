/** Crockford's base 32: no letter is taken for a digit. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';

export const RECOVERY_CODES = 10;
/** Random bytes of a code: 80 bits, so that its hash needs no salt. */
export const RECOVERY_BYTES = 10;

/** A code as it is written down: "k7m2-9qpe-04xz-t6hw". */
export function recoveryCode(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => SIGNS[Number.parseInt(five, 2)]).join('');
  return (signs.match(/.{4}/g) ?? []).join('-');
}

/** A code as it is hashed, however it was typed: case, spaces and look-alikes do not matter. Null when it is none. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return signs.length === 16 && [...signs].every((sign) => SIGNS.includes(sign)) ? signs : null;
}
