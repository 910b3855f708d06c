import { type HashState, hashAfter, hashStart, murmur3 } from './murmur';

/** `floor(h × 10000 / 2³²)`. Exact: the product is below 2⁵³ and the division is by a power of two. */
function bucketOfHash(hash: number): number {
  return Math.floor((hash * 10000) / 4294967296);
}

/** The bucket of a string as it is hashed: 0 … 9,999. */
export function bucketOfText(text: string): number {
  return bucketOfHash(murmur3(text));
}

/** The part of a rule's hash that is the same for every unit: its salt and the colon. */
export function saltState(salt: string): HashState {
  return hashStart(`${salt}:`);
}

/** The bucket of a unit behind a rule's salt, 0 … 9,999: that of the text `salt + ":" + unit`. */
export function bucketAfter(salt: HashState, unit: string): number {
  return bucketOfHash(hashAfter(salt, unit));
}
