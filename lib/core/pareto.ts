/** How bad one is in three respects; less is better, Infinity is unknown. */
export type Losses = readonly [number, number, number];

/**
 * Which are on the Pareto frontier: none other is at least as good in all three respects and better in one of them. What is
 * unknown is no better than anything known, and nobody is there without a single known respect. Equal ones are there
 * together. Two respects are three of which the last is 0.
 * Kung, Luccio and Preparata, "On finding the maxima of a set of vectors" (1975): one sweep by the first over a staircase of
 * the other two.
 */
export function paretoFrontier(losses: readonly Losses[]): boolean[] {
  const order = losses
    .map((_, index) => index)
    .sort((a, b) => {
      const [x, y] = [losses[a] as Losses, losses[b] as Losses];
      return ascending(x[0], y[0]) || ascending(x[1], y[1]) || ascending(x[2], y[2]);
    });
  const found = new Array<boolean>(losses.length).fill(false);
  const stairs: Losses[] = [];
  let before: number | undefined;
  for (const index of order) {
    const loss = losses[index] as Losses;
    const twin = before !== undefined && same(loss, losses[before] as Losses);
    if (twin) found[index] = found[before as number] as boolean;
    else found[index] = known(loss) && climb(stairs, loss);
    before = index;
  }
  return found;
}

/** Not a subtraction: two unknown ones would differ by NaN. */
const ascending = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
const same = (a: Losses, b: Losses): boolean => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
const known = (losses: Losses): boolean => Math.min(...losses) < Number.POSITIVE_INFINITY;

/** Adds a step unless one that is as good in the first is as good in both others; `stairs` go up in the second and down in the third. */
function climb(stairs: Losses[], loss: Losses): boolean {
  let low = 0;
  let high = stairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stairs[middle] as Losses)[1] <= loss[1]) low = middle + 1;
    else high = middle;
  }
  const last = stairs[low - 1];
  if (last && last[2] <= loss[2]) return false;
  let from = low;
  if (last && last[1] === loss[1]) from -= 1;
  let until = low;
  while (until < stairs.length && (stairs[until] as Losses)[2] >= loss[2]) until++;
  stairs.splice(from, until - from, loss);
  return true;
}
