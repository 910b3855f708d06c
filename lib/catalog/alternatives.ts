import { lot } from './lot';
import { QUALITY } from './measured';
import type { OfferingRow } from './offering-row';
import { cautionsOf, lacksNothing } from './substitute';

/** Tokens read for each token written. */
export const TOKEN_MIXES = {
  conversation: { label: 'Three read for each written', input: 3, output: 1 },
  reading: { label: 'Twenty read for each written', input: 20, output: 1 },
  writing: { label: 'As many written as read', input: 1, output: 1 },
} as const;
export type TokenMix = keyof typeof TOKEN_MIXES;

/** An offering that could take the place of another, with why, and what of it is not known or not the same. */
export interface Alternative {
  readonly row: OfferingRow;
  readonly kind: 'same_model' | 'better' | 'cheaper';
  /** USD per million tokens of the mix. */
  readonly cost: number;
  /** In words, without a full stop. */
  readonly reasons: readonly string[];
  readonly cautions: readonly string[];
}

export interface Alternatives {
  /** What the offering itself costs; null = not known, so that nothing is cheaper for certain. */
  readonly cost: number | null;
  /** The same model elsewhere first, then what is better, then what is cheaper; each by cost, equal ones by lot. */
  readonly found: readonly Alternative[];
}

const ORDER = ['same_model', 'better', 'cheaper'] as const;
/** Cheaper by less is the same price. */
const LEAST_SAVING = 0.001;

/** USD per million tokens of a mix; null where either price is unknown. */
export function mixedPrice({ prices }: Pick<OfferingRow, 'prices'>, mix: TokenMix): number | null {
  if (prices.input === undefined || prices.output === undefined) return null;
  const { input, output } = TOKEN_MIXES[mix];
  return (Number(prices.input) * input + Number(prices.output) * output) / (input + output);
}

/**
 * What is cheaper than an offering and lacks nothing that is known of it, or better and no dearer. Of another model that
 * means: capabilities, modalities and context known and no less; quality no less where both are measured on one
 * benchmark. The same model elsewhere may leave them unsaid. Reads neither owner nor channel, and never orders by them.
 */
export function alternativesTo(
  it: OfferingRow,
  rows: readonly OfferingRow[],
  mix: TokenMix = 'conversation',
): Alternatives {
  const cost = mixedPrice(it, mix);
  if (cost === null) return { cost, found: [] };
  const found = rows.flatMap((row) => {
    if (row.key === it.key || row.lifecycle === 'retired' || row.lifecycle === 'deprecated') return [];
    // What is invented takes the place of nothing real.
    if (row.sample !== it.sample) return [];
    const price = mixedPrice(row, mix);
    if (price === null || price > cost) return [];
    const same = row.modelKey === it.modelKey;
    if (!lacksNothing(row, it, same)) return [];
    const quality = same ? null : compareQuality(row, it);
    const better = quality !== null && quality.more > 0;
    const cheaper = price < cost * (1 - LEAST_SAVING);
    if ((quality !== null && quality.more < 0) || !(better || cheaper)) return [];
    const reasons = [
      ...(same ? ['The same model'] : []),
      ...(better ? [quality.words] : []),
      ...(cheaper ? [saving(price, cost, row.free)] : ['No dearer']),
    ];
    const cautions = [
      ...cautionsOf(row, it),
      ...(same || quality !== null ? [] : ['No benchmark compares them']),
    ];
    const kind = same ? 'same_model' : better ? 'better' : 'cheaper';
    return [{ row, kind, cost: price, reasons, cautions } satisfies Alternative];
  });
  return {
    cost,
    found: found.sort(
      (a, b) =>
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        a.cost - b.cost ||
        a.cautions.length - b.cautions.length ||
        lot(a.row.key) - lot(b.row.key),
    ),
  };
}

function saving(price: number, cost: number, free: boolean): string {
  if (free) return 'Free of charge';
  const percent = (1 - price / cost) * 100;
  return `${percent < 1 ? percent.toFixed(1) : Math.round(percent)} % cheaper`;
}

/** On the benchmarks that both are measured on: no less on any, and where more. Null where there is none. */
function compareQuality(row: OfferingRow, it: OfferingRow): { more: number; words: string } | null {
  const both = Object.keys(it.measured).filter(
    (name) => name.startsWith(QUALITY) && row.measured[name] !== undefined,
  );
  if (both.length === 0) return null;
  const gains = both
    .map((name) => ({ name, mine: row.measured[name] ?? 0, theirs: it.measured[name] ?? 0 }))
    .sort((a, b) => a.mine - a.theirs - (b.mine - b.theirs));
  const [least] = gains;
  const most = gains.at(-1);
  if (!least || !most || least.mine < least.theirs) return { more: -1, words: '' };
  return {
    more: most.mine - most.theirs,
    words: `${most.mine} instead of ${most.theirs} on ${most.name.slice(QUALITY.length)}`,
  };
}
