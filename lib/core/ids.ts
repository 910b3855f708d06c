const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Bytes as base62, most significant digit first, padded to the width that any value of that many bytes fits in
 * (256 bits → 43 digits).
 */
export function base62(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  const width = Math.ceil((bytes.length * 8) / Math.log2(62));
  return base62Number(value, width);
}

/** A non-negative integer as base62, left-padded with "0" to `width` digits. */
export function base62Number(value: bigint, width: number): string {
  let rest = value;
  let out = '';
  do {
    out = BASE62.charAt(Number(rest % 62n)) + out;
    rest /= 62n;
  } while (rest > 0n);
  return out.padStart(width, '0');
}

/** A key that people read and type: lower-case letters and digits, with single `-`, `_`, `.` between; 1–100 long. */
export const KEY_PATTERN = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** A key from a name: "Keyword generation" → "keyword-generation". Empty if nothing is left. */
export function keyFromName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
}
