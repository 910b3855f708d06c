/** How much is asked for. */
export interface Options {
  readonly quick: boolean;
  /** Turns of what is compared, besides the first, which is not counted. */
  readonly rounds: number;
  /** Of load on each, in each turn. */
  readonly seconds: number;
}
