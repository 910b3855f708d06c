import { type Amount, estimate, priceAt } from '@/lib/policy/cost';
import { AMOUNT_PLACES, scaleExactly } from '@/lib/policy/decimal';
import type { PreparedPrice } from '@/lib/policy/prepared';
import { positionOf } from '@/lib/policy/time';
import type { Clearance } from '@/lib/sensitivity/clearance';
import {
  type Candidates,
  type Column,
  expandRegions,
  type Interned,
  MEASURED_PLACES,
} from './rank-candidates';
import type { RankingQuestion } from './rank-question';
import type { Measure } from './select-schema';

/** Why an offering is out, in the order of their bits. */
export const REASONS = [
  'archived',
  'retired',
  'not_yet_sold',
  'no_longer_sold',
  'not_cleared_level',
  'not_cleared_tag',
  'clearance_ended',
  'capability',
  'region',
  'context',
  'context_unknown',
  'price',
  'price_unknown',
  'latency',
  'quality',
  'certification',
  'channel',
  'owner',
  'measure_missing',
] as const;
export type Reason = (typeof REASONS)[number];

const BIT = Object.fromEntries(REASONS.map((reason, index) => [reason, 1 << index])) as Record<
  Reason,
  number
>;

/** What the candidates cost and measure, and which reasons keep each out (bits by `REASONS`). */
export interface Filtered {
  readonly failing: Int32Array;
  /** 10⁻¹⁵ USD for the reference task; milliseconds × 10⁹; points × 10⁹. */
  readonly measures: Readonly<Record<Measure, Column>>;
}

/** Holds every candidate against a question. `now` in ms since 1970. */
export function filterCandidates(candidates: Candidates, question: RankingQuestion, now: number): Filtered {
  const { select } = question;
  const failing = new Int32Array(candidates.keys.length);
  const measures = measuresOf(candidates, question, now);
  const each = (reasonOf: (index: number) => number): void => {
    for (let index = 0; index < failing.length; index++)
      failing[index] = (failing[index] as number) | reasonOf(index);
  };
  const byValue = <T>({ of, distinct }: Interned<T>, reasonOf: (value: T) => number): void => {
    const bits = distinct.map(reasonOf);
    if (bits.some((bit) => bit !== 0)) each((index) => bits[of[index] as number] as number);
  };
  byValue(candidates.standings, (standing) => (standing === 'available' ? 0 : BIT[standing]));
  byValue(candidates.windows, ({ from, until }) => {
    const early = from > now ? BIT.not_yet_sold : 0;
    return early | (until <= now ? BIT.no_longer_sold : 0);
  });
  byValue(candidates.clearances, (clearance) => clearanceBits(clearance, question, now));
  const needs = [...question.needs, ...(select.capabilities ?? [])];
  byValue(candidates.capabilities, (has) => (needs.every((need) => has.includes(need)) ? 0 : BIT.capability));
  if (question.regions) {
    const allowed = new Set(expandRegions(question.regions, candidates.regionGroups));
    byValue(candidates.regions, (known) => (known?.every((region) => allowed.has(region)) ? 0 : BIT.region));
  }
  const { channels, owners, minContext, maxPrice } = select;
  if (channels) byValue(candidates.channels, (channel) => (channels.includes(channel) ? 0 : BIT.channel));
  if (owners)
    byValue(candidates.owners, (owner) => (owner !== null && owners.includes(owner) ? 0 : BIT.owner));
  // None is recorded until there are contracts, so nobody can show one.
  if (select.certifications) each(() => BIT.certification);
  if (minContext !== undefined) {
    each((index) => {
      const context = candidates.context[index] as number;
      return context < 0 ? BIT.context_unknown : context < minContext ? BIT.context : 0;
    });
  }
  if (maxPrice) {
    const position = positionOf(candidates.instants, now);
    const input = question.referenceTask?.inputTokens ?? 0;
    const most = new Map(
      (['input', 'output'] as const).flatMap((unit) => {
        const limit = maxPrice[unit];
        return limit === undefined ? [] : [[unit, scaleExactly(limit, PER_TOKEN)] as const];
      }),
    );
    each((index) => priceBits(priceAt(candidates.prices[index] ?? [], input, position), most));
  }
  const { maxLatencyP95Ms, quality } = select;
  if (maxLatencyP95Ms !== undefined) {
    bounded(measures.latency, String(maxLatencyP95Ms), each, (amount, limit) =>
      amount > limit ? BIT.latency : 0,
    );
  }
  if (quality?.atLeast !== undefined) {
    bounded(measures.quality, quality.atLeast, each, (amount, limit) => (amount < limit ? BIT.quality : 0));
  }
  if (select.missing === 'out') {
    for (const [measure, weight] of Object.entries(select.weights)) {
      const { rounded } = measures[measure as Measure];
      if (weight > 0) each((index) => (Number.isNaN(rounded[index]) ? BIT.measure_missing : 0));
    }
  }
  return { failing, measures };
}

/** The names of the reasons in a candidate's bits, in their order. */
export function reasonsIn(failing: number): Reason[] {
  return REASONS.filter((_, index) => (failing & (1 << index)) !== 0);
}

function clearanceBits({ levels, tags }: Clearance, { label }: RankingQuestion, now: number): number {
  let bits = 0;
  const look = (ends: Clearance['levels'], name: string, absent: number): void => {
    const end = Object.hasOwn(ends, name) ? ends[name] : undefined;
    if (end === undefined) bits |= absent;
    else if (end !== null && Date.parse(end) <= now) bits |= BIT.clearance_ended;
  };
  look(levels, label.level, BIT.not_cleared_level);
  for (const tag of label.tags) look(tags, tag, BIT.not_cleared_tag);
  return bits;
}

/** From USD per million tokens to 10⁻¹⁵ USD per token. */
const PER_TOKEN = AMOUNT_PLACES - 6;

function priceBits(row: PreparedPrice | null, most: ReadonlyMap<'input' | 'output', bigint>): number {
  let bits = 0;
  for (const [unit, limit] of most) {
    const price = row?.[unit] ?? -1;
    if (row === null || price < 0) bits |= BIT.price_unknown;
    else {
      const large = price === Number.POSITIVE_INFINITY;
      const exact = large ? scaleExactly(row.exact?.[unit] ?? '0', PER_TOKEN) : price;
      if (exact > limit) bits |= BIT.price;
    }
  }
  return bits;
}

/** Compares a column with a bound; what is missing does not meet it, whatever the selection does without measures. */
function bounded(
  { rounded, exact }: Column,
  bound: string,
  each: (reasonOf: (index: number) => number) => void,
  compare: (amount: Amount, limit: bigint) => number,
): void {
  const limit = scaleExactly(bound, MEASURED_PLACES);
  each((index) => {
    const amount = rounded[index] as number;
    return Number.isNaN(amount) ? BIT.measure_missing : compare(exact.get(index) ?? amount, limit);
  });
}

const NOTHING: Column['exact'] = new Map();

function measuresOf(candidates: Candidates, question: RankingQuestion, now: number): Filtered['measures'] {
  const benchmark = question.select.quality?.benchmark;
  const none = (): Column => ({
    rounded: new Float64Array(candidates.keys.length).fill(Number.NaN),
    exact: NOTHING,
  });
  return {
    cost: question.referenceTask ? costs(candidates, question.referenceTask, now) : none(),
    latency: candidates.latency,
    quality: (benchmark === undefined ? undefined : candidates.quality.get(benchmark)) ?? none(),
  };
}

/** What the reference task costs at each candidate now, by the calculator that routers hold limits against. */
function costs(
  { keys, prices, instants }: Candidates,
  { inputTokens, outputTokens }: NonNullable<RankingQuestion['referenceTask']>,
  now: number,
): Column {
  const use = { input: inputTokens, output: outputTokens, images: 0, audioSeconds: 0 };
  const position = positionOf(instants, now);
  const rounded = new Float64Array(keys.length);
  const exact = new Map<number, bigint>();
  for (let index = 0; index < keys.length; index++) {
    const amount = estimate(priceAt(prices[index] ?? [], inputTokens, position), use);
    rounded[index] = amount === null ? Number.NaN : Number(amount);
    if (typeof amount === 'bigint') exact.set(index, amount);
  }
  return { rounded, exact };
}
