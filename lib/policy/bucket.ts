import { murmur3 } from './murmur';

/**
 * The bucket of a string: `floor(h × 10000 / 2³²)` of its hash as an unsigned integer. Exact: the product is
 * below 2⁵³ and the division is by a power of two.
 * @returns 0 … 9,999
 */
export function bucketOfText(text: string): number {
  return Math.floor((murmur3(text) * 10000) / 4294967296);
}

/** The bucket of a unit under a rule's salt; the same salt and unit always share it. 0 … 9,999. */
export function bucketOf(salt: string, unit: string): number {
  return bucketOfText(`${salt}:${unit}`);
}
