import type { Label } from '@/lib/policy/types';
import type { Ranking } from './rank';
import {
  describeOut,
  describeRanked,
  inputsOf,
  type OutOffering,
  type RankInput,
  type ScoredOffering,
} from './rank-describe';
import { REASONS, type Reason } from './rank-filter';
import { type MeasuredValues, rankingFrontier } from './rank-frontier';
import { loosenings, type ReasonCount } from './rank-loosen';
import type { ReferenceTask } from './rank-question';
import { type ByMeasure, byMeasure, type RankedSelection } from './select-schema';

/** How an offering is called, beside its key. */
export interface OfferingName {
  readonly model: string;
  readonly channel: string;
}

/** What of a ranking a screen asks for. */
export interface RankingShown {
  /** How many places, and how many of those that are out. */
  readonly places: number;
  readonly out: number;
  /** Words that the key, the model or the channel of what is shown holds; none = all. */
  readonly text: string;
  /** Only those that are out for this reason, perhaps among others. */
  readonly reason?: Reason | undefined;
}

/** An offering in the price–quality chart: USD for the reference task, milliseconds, points; null = unknown. */
export interface PlottedOffering extends MeasuredValues, OfferingName {
  readonly offering: string;
  readonly cost: number;
  /** Null = behind the places that were put in order. */
  readonly rank: number | null;
  readonly selected: boolean;
  readonly frontier: boolean;
}

/** A ranking as the workbench shows it: the first places, some of those that are out, and the chart. */
export interface RankingView {
  /** As it was ranked: with the task class' quality floor where the rule states none. */
  readonly select: RankedSelection;
  readonly label: Label;
  readonly referenceTask: ReferenceTask | null;
  readonly salt: string;
  readonly at: string;
  readonly considered: number;
  readonly scored: number;
  readonly selected: readonly string[];
  readonly best: ByMeasure<RankInput | null>;
  /** How many of those considered have the measure at all. */
  readonly measured: ByMeasure<number>;
  readonly reasons: readonly ReasonCount[];
  /** `matching` counts what the words, and for those that are out the reason, leave. */
  readonly ranked: { readonly matching: number; readonly rows: readonly (ScoredOffering & OfferingName)[] };
  readonly out: { readonly matching: number; readonly rows: readonly (OutOffering & OfferingName)[] };
  /** The frontier and the best places; `of` = how many could be drawn. */
  readonly plot: { readonly points: readonly PlottedOffering[]; readonly of: number };
}

/** How many of the best are drawn beside the frontier: more would hide one another. */
const PLOTTED_PLACES = 200;
/** Where very many are equal they are all on the frontier. */
const PLOTTED_FRONTIER = 200;

/** How many places `rankingView` needs in order. */
export function placesNeeded({ places, text }: RankingShown): number {
  return text === '' ? Math.max(places, PLOTTED_PLACES) : Number.POSITIVE_INFINITY;
}

/** What a screen shows of a ranking that has put `placesNeeded` in order. */
export function rankingView(
  ranking: Ranking,
  shown: RankingShown,
  nameOf: (offering: string) => OfferingName,
): RankingView {
  const { candidates, question, failing, order } = ranking;
  const keyOf = (index: number) => candidates.keys[index] as string;
  const matches = matcher(shown.text, nameOf);
  const places = order.flatMap((index, place) => (matches(keyOf(index)) ? [place] : []));
  const bit = shown.reason === undefined ? -1 : 1 << REASONS.indexOf(shown.reason);
  const out: number[] = [];
  for (let index = 0; index < failing.length; index++) {
    if (((failing[index] as number) & bit) !== 0 && matches(keyOf(index))) out.push(index);
  }
  const named = <T extends { readonly offering: string }>(one: T) => ({ ...one, ...nameOf(one.offering) });
  const { select, label, referenceTask, salt } = question;
  return {
    select,
    label,
    referenceTask,
    salt,
    at: ranking.at,
    considered: candidates.keys.length,
    scored: ranking.scored,
    selected: ranking.selected,
    best: byMeasure((measure) =>
      ranking.best[measure] < 0 ? null : inputsOf(ranking, ranking.best[measure])[measure],
    ),
    measured: byMeasure((measure) => known(ranking.measures[measure].rounded)),
    reasons: loosenings(ranking),
    ranked: {
      matching: shown.text === '' ? ranking.scored : places.length,
      rows: places.slice(0, shown.places).map((place) => named(describeRanked(ranking, place))),
    },
    out: {
      matching: out.length,
      rows: out.slice(0, shown.out).map((index) => named(describeOut(ranking, index))),
    },
    plot: plotOf(ranking, nameOf),
  };
}

/** From 10⁻¹⁵ USD, and from milliseconds or points × 10⁹. */
const UNIT: ByMeasure<number> = { cost: 1e15, latency: 1e9, quality: 1e9 };

function plotOf(ranking: Ranking, nameOf: (offering: string) => OfferingName): RankingView['plot'] {
  const { failing, measures, order, selected, candidates } = ranking;
  const indices: number[] = [];
  for (let index = 0; index < failing.length; index++) {
    if (failing[index] === 0 && !Number.isNaN(measures.cost.rounded[index])) indices.push(index);
  }
  const measured = indices.map((index) =>
    byMeasure((measure) => {
      const value = measures[measure].rounded[index] as number;
      return Number.isNaN(value) ? null : value / UNIT[measure];
    }),
  );
  const frontier = rankingFrontier(measured);
  const rankOf = new Map(order.map((index, place) => [index, place + 1]));
  let left = PLOTTED_FRONTIER;
  const points = indices.flatMap((index, at): PlottedOffering[] => {
    const rank = rankOf.get(index) ?? null;
    const among = rank !== null && rank <= PLOTTED_PLACES;
    if (!among && !(frontier[at] && left-- > 0)) return [];
    const offering = candidates.keys[index] as string;
    const { cost, latency, quality } = measured[at] as MeasuredValues;
    return [
      {
        offering,
        ...nameOf(offering),
        cost: cost ?? 0,
        latency,
        quality,
        rank,
        selected: rank !== null && rank <= selected.length,
        frontier: frontier[at] as boolean,
      },
    ];
  });
  return { points, of: indices.length };
}

function matcher(text: string, nameOf: (offering: string) => OfferingName): (offering: string) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (offering) => {
    const { model, channel } = nameOf(offering);
    const said = `${offering} ${model} ${channel}`.toLowerCase();
    return words.every((word) => said.includes(word));
  };
}

function known(column: Float64Array): number {
  let count = 0;
  for (const value of column) if (!Number.isNaN(value)) count++;
  return count;
}
