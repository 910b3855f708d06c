/** A numeric axis: where it begins and ends, and where its ticks are. */
export interface ChartAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Values this many times apart are drawn on a logarithmic axis: the small ones would lie upon one another. */
const LOG_FROM = 20;

/**
 * Of prices, sizes and times, none below 0. On a logarithmic axis what is 0 stands at its beginning, which has no zero.
 */
export function magnitudeAxis(values: readonly number[]): ChartAxis & { readonly log: boolean } {
  const positive = values.filter((value) => value > 0);
  const [least, most] = [Math.min(...positive), Math.max(...positive)];
  if (positive.length === 0) return { domain: [0, 1], ticks: [0], log: false };
  if (most / least <= LOG_FROM) return { ...linearAxis(values.includes(0) ? 0 : least, most), log: false };
  const domain = [values.includes(0) ? least / 6 : least / 1.4, most * 1.4] as const;
  const tens = Array.from({ length: 40 }, (_, index) => 10 ** (index - 20));
  const within = (ticks: readonly number[]) =>
    ticks.map(plain).filter((tick) => tick >= domain[0] && tick <= domain[1]);
  const fine = within(tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]));
  const ticks = fine.length <= 6 ? fine : within(tens);
  return { domain, ticks: values.includes(0) ? [domain[0], ...ticks] : ticks, log: true };
}

/** Of points on a scale, or null where none is known. */
export function rangeAxis(values: readonly number[]): ChartAxis | null {
  return values.length === 0 ? null : linearAxis(Math.min(...values), Math.max(...values));
}

/** From `least` to `most` with some room on both sides, and ticks at round numbers (1, 2 or 5 times a power of ten). */
function linearAxis(least: number, most: number): ChartAxis {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / 4;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ten * ([1, 2, 5, 10].find((factor) => factor * ten >= rough) ?? 10);
  const low = Math.max(0, least - span * 0.08);
  const domain = [low, most + span * 0.08] as const;
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step); at * step <= domain[1]; at++) ticks.push(plain(at * step));
  return { domain, ticks };
}

/** Takes off what doubles add: 0.30000000000000004 is 0.3. */
function plain(value: number): number {
  return Number(value.toPrecision(12));
}
