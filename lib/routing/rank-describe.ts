import { PRICE_UNITS } from '@/lib/catalog/price-units';
import { Money, plainDecimal } from '@/lib/core/money';
import { priceAt } from '@/lib/policy/cost';
import { printAmount } from '@/lib/policy/decimal';
import { positionOf } from '@/lib/policy/time';
import type { Ranking } from './rank';
import { REASONS, type Reason, reasonsIn } from './rank-filter';
import { scoreText, whole } from './rank-score';
import { MEASURES, type Measure } from './select-schema';

/** A measure as ranking read it: USD for the reference task, milliseconds, or points of the benchmark. */
export interface RankInput {
  readonly value: string;
  readonly source: string;
  /** The day, or the instant, that the source speaks of; of several prices the earliest. */
  readonly asOf: string;
}

type RankInputs = Readonly<Record<Measure, RankInput | null>>;

/** Why an offering is out. */
export interface OutReason {
  readonly code: Reason;
  /** What is missing, or who it belongs to: capabilities, regions, labels, certifications, measures, a vendor. */
  readonly names: readonly string[];
  /** What was compared with `limit`: USD per million tokens, tokens, milliseconds or points; null = unknown. */
  readonly value: string | null;
  readonly limit: string | null;
}

/** What a ranking says about one offering that has a place in it. */
export interface ScoredOffering {
  readonly offering: string;
  /** From 1. */
  readonly rank: number;
  readonly selected: boolean;
  /** 0 … 1, six decimal places. */
  readonly score: string;
  readonly inputs: RankInputs;
}

/** …and about one that is out. */
export interface OutOffering {
  readonly offering: string;
  readonly out: readonly OutReason[];
  readonly inputs: RankInputs;
}

export type RankedOffering = ScoredOffering | OutOffering;

/**
 * Every offering considered, those in order first, then those that are out by key; at most `limit` of them. `ranking`
 * has to have put as many in order.
 */
export function describeRanking(ranking: Ranking, limit = Number.POSITIVE_INFINITY): RankedOffering[] {
  const { candidates, order, failing } = ranking;
  const described: RankedOffering[] = order.slice(0, limit).map((_, place) => describeRanked(ranking, place));
  for (let index = 0; index < candidates.keys.length && described.length < limit; index++) {
    if (failing[index] !== 0) described.push(describeOut(ranking, index));
  }
  return described;
}

/** The offering at a place of the order, from 0. */
export function describeRanked(ranking: Ranking, place: number): ScoredOffering {
  const { candidates, order, scores, selected } = ranking;
  const index = order[place] as number;
  return {
    offering: candidates.keys[index] as string,
    rank: place + 1,
    selected: place < selected.length,
    score: scoreText(scores[place] as number),
    inputs: inputsOf(ranking, index),
  };
}

/** A candidate that is out, with every reason. */
export function describeOut(ranking: Ranking, index: number): OutOffering {
  return {
    offering: ranking.candidates.keys[index] as string,
    out: reasonsIn(ranking.failing[index] as number).flatMap((reason) =>
      explainReason(ranking, index, reason),
    ),
    inputs: inputsOf(ranking, index),
  };
}

/** How many offerings each reason keeps out, the most frequent first; an offering may count for several. */
export function countReasons({ failing }: Ranking): { readonly code: Reason; readonly count: number }[] {
  return REASONS.map((code, bit) => {
    let count = 0;
    for (let index = 0; index < failing.length; index++) count += ((failing[index] as number) >> bit) & 1;
    return { code, count };
  })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** What the measures of a candidate are read from. */
export function inputsOf(ranking: Ranking, index: number): RankInputs {
  return {
    cost: costInput(ranking, index),
    latency: ranking.candidates.measured[index]?.latencyP95Ms ?? null,
    quality: qualityInput(ranking, index),
  };
}

function qualityInput({ candidates, question }: Ranking, index: number): RankInput | null {
  const benchmark = question.select.quality?.benchmark;
  const points = candidates.measured[index]?.quality;
  if (benchmark === undefined || !points || !Object.hasOwn(points, benchmark)) return null;
  return points[benchmark] ?? null;
}

/** The units that the cost of a reference task is made of. */
const PRICED: ReadonlySet<string> = new Set(
  Object.entries(PRICE_UNITS).flatMap(([unit, { bundle }]) =>
    bundle === 'input' || bundle === 'output' || bundle === 'request' ? [unit] : [],
  ),
);

function costInput({ candidates, measures, at }: Ranking, index: number): RankInput | null {
  if (Number.isNaN(measures.cost.rounded[index])) return null;
  let source = '';
  let asOf = '';
  for (const price of candidates.records[index]?.prices ?? []) {
    const begun = price.validFrom === null || price.validFrom <= at;
    if (!begun || (price.validTo !== null && price.validTo <= at) || !PRICED.has(price.unit)) continue;
    if (asOf === '' || price.asOf < asOf) asOf = price.asOf;
    if (source === '') source = price.source;
    else if (price.source !== source && !source.split(', ').includes(price.source))
      source = `${source}, ${price.source}`;
  }
  return { value: printAmount(whole(measures.cost, index)), source, asOf };
}

/** One reason why a candidate is out, with the values compared: once for each price that is too high or unknown. */
export function explainReason(ranking: Ranking, index: number, code: Reason): OutReason[] {
  const { candidates, question, measures, now } = ranking;
  const { select, label } = question;
  const record = candidates.records[index];
  const clearance = candidates.clearances.distinct[candidates.clearances.of[index] as number];
  const because = (names: readonly string[]): OutReason[] => [{ code, names, value: null, limit: null }];
  const compared = (
    value: string | null,
    limit: string | number,
    names: readonly string[] = [],
  ): OutReason[] => [{ code, names, value, limit: String(limit) }];
  const lacking = (asked: readonly string[], has: readonly string[]) =>
    asked.filter((name, place) => !has.includes(name) && asked.indexOf(name) === place);
  switch (code) {
    case 'archived':
    case 'retired':
      return because([]);
    case 'not_yet_sold':
      return compared(record?.soldFrom ?? null, ranking.at);
    case 'no_longer_sold':
      return compared(record?.soldUntil ?? null, ranking.at);
    case 'not_cleared_level':
      return because([label.level]);
    case 'not_cleared_tag':
      return because(label.tags.filter((tag) => !Object.hasOwn(clearance?.tags ?? {}, tag)));
    case 'clearance_ended': {
      const ends = [[label.level, clearance?.levels[label.level]] as const].concat(
        label.tags.map((tag) => [tag, clearance?.tags[tag]] as const),
      );
      return because(ends.filter(([, end]) => end && Date.parse(end) <= now).map(([name]) => name));
    }
    case 'capability':
      return because(
        lacking([...question.needs, ...(select.capabilities ?? [])], record?.capabilities ?? []),
      );
    case 'region':
      return because(record?.regions ?? []);
    case 'context':
    case 'context_unknown':
      return compared(record?.context?.toString() ?? null, select.minContext ?? 0);
    case 'price':
    case 'price_unknown': {
      const position = positionOf(candidates.instants, now);
      const input = question.referenceTask?.inputTokens ?? 0;
      const row = priceAt(candidates.prices[index] ?? [], input, position);
      return (['input', 'output'] as const).flatMap((unit) => {
        const limit = select.maxPrice?.[unit];
        if (limit === undefined) return [];
        const price = row === null || row[unit] < 0 ? null : (row.exact?.[unit] ?? perMillion(row[unit]));
        const over = price === null ? code === 'price_unknown' : code === 'price' && greater(price, limit);
        return over ? compared(price, limit, [unit]) : [];
      });
    }
    case 'latency':
      return compared(inputsOf(ranking, index).latency?.value ?? null, select.maxLatencyP95Ms ?? 0);
    case 'quality':
      return compared(qualityInput(ranking, index)?.value ?? null, select.quality?.atLeast ?? 0);
    case 'certification':
      return because(select.certifications ?? []);
    case 'channel':
      return because(record ? [record.channel] : []);
    case 'owner':
      return because(record?.owner ? [record.owner] : []);
    case 'measure_missing':
      return because(
        MEASURES.filter((measure) => {
          const bounds = {
            cost: false,
            latency: select.maxLatencyP95Ms !== undefined,
            quality: select.quality?.atLeast,
          };
          const asked = bounds[measure] || (select.missing === 'out' && select.weights[measure] > 0);
          return asked && Number.isNaN(measures[measure].rounded[index]);
        }),
      );
  }
}

/** From 10⁻¹⁵ USD per token. */
function perMillion(perToken: number): string {
  return plainDecimal(new Money(perToken).div(1e9));
}

function greater(a: string, b: string): boolean {
  return new Money(a).gt(b);
}
