/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  /** True once in so many. */
  readonly once: (inSoMany: number) => boolean;
  /** Up to `most` of what `make` gives. */
  readonly several: <T>(most: number, make: () => T) => T[];
}

/** Chance from a seed, a 32-bit number. */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    one: (of) => of[below(of.length)] as (typeof of)[number],
    once: (inSoMany) => below(inSoMany) === 0,
    several: (most, make) => Array.from({ length: below(most + 1) }, make),
  };
}
