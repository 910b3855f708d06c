import type { Candidates, Interned } from './rank-candidates';

/** A word that a selection may use, and how many offerings it fits. */
export interface Term {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** What selections may ask for: what the catalogue has, the most frequent first. */
export interface RankingTerms {
  readonly capabilities: readonly Term[];
  readonly channels: readonly Term[];
  readonly owners: readonly Term[];
  /** Where quality is measured. */
  readonly benchmarks: readonly Term[];
  /** How many have a measured latency, of how many. */
  readonly latency: number;
  readonly considered: number;
}

/** Counts what offerings have. `vendorName` knows the names of channels and owners. */
export function rankingTerms(candidates: Candidates, vendorName: (key: string) => string): RankingTerms {
  const { capabilities, channels, owners, quality, latency, keys } = candidates;
  const itself = (key: string) => key;
  const measured = ({ rounded }: { readonly rounded: Float64Array }) =>
    rounded.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  return {
    capabilities: terms(
      counted(capabilities, (has) => has),
      itself,
    ),
    channels: terms(
      counted(channels, (channel) => [channel]),
      vendorName,
    ),
    owners: terms(
      counted(owners, (owner) => (owner === null ? [] : [owner])),
      vendorName,
    ),
    benchmarks: terms(new Map([...quality].map(([key, column]) => [key, measured(column)])), itself),
    latency: measured(latency),
    considered: keys.length,
  };
}

function counted<T>(
  { of, distinct }: Interned<T>,
  keysOf: (value: T) => readonly string[],
): Map<string, number> {
  const each = new Array<number>(distinct.length).fill(0);
  for (const number of of) each[number] = (each[number] as number) + 1;
  const counts = new Map<string, number>();
  for (const [number, value] of distinct.entries()) {
    for (const key of keysOf(value)) counts.set(key, (counts.get(key) ?? 0) + (each[number] as number));
  }
  return counts;
}

function terms(counts: ReadonlyMap<string, number>, nameOf: (key: string) => string): Term[] {
  return [...counts]
    .map(([key, count]) => ({ key, name: nameOf(key), count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
