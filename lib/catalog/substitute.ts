import type { OfferingRow } from './offering-row';

/** Whether everything in `needed` is in `has`; null = not known. */
function covers(has: readonly string[] | null, needed: readonly string[] | null): boolean | null {
  if (needed === null || needed.length === 0) return true;
  return has && needed.every((one) => has.includes(one));
}

function reaches(has: number | null, needed: number | null): boolean | null {
  if (needed === null) return true;
  return has === null ? null : has >= needed;
}

/** Each thing that is known of `it`, and whether `row` has no less of it; null where that is not known. */
function comparisons(
  row: OfferingRow,
  it: OfferingRow,
): readonly (readonly [what: string, no: boolean | null])[] {
  return [
    ['Capabilities', covers(row.capabilities, it.capabilities)],
    ['What it takes', covers(row.inputModalities, it.inputModalities)],
    ['What it gives', covers(row.outputModalities, it.outputModalities)],
    ['Context', reaches(row.contextTokens, it.contextTokens)],
    ['Max output', reaches(row.maxOutputTokens, it.maxOutputTokens)],
  ];
}

/** Which tiers do what a tier does: at any hour and at once. */
function serves(tier: string, needed: string): boolean {
  return tier === needed || tier === 'standard' || tier === 'priority';
}

/**
 * Whether an offering can take the place of another: it is for the same task, served no worse, and lacks nothing that is known
 * of the other. What is not known of it counts as lacking, but for the same model, which can do the same wherever it runs.
 */
export function lacksNothing(row: OfferingRow, it: OfferingRow, sameModel: boolean): boolean {
  if (row.mode !== it.mode && row.mode !== null && it.mode !== null) return false;
  if (!serves(row.serviceTier, it.serviceTier)) return false;
  const all = comparisons(row, it);
  if (sameModel) return all.every(([, enough]) => enough !== false);
  // Of an offering of which nothing is known everything else would be as good.
  const known = it.contextTokens !== null || (it.capabilities ?? it.inputModalities) !== null;
  return known && all.every(([, enough]) => enough === true);
}

/** What is not known of an offering, or not as with the one whose place it would take; in words. */
export function cautionsOf(row: OfferingRow, it: OfferingRow): string[] {
  const unsaid = comparisons(row, it).flatMap(([what, enough]) =>
    enough === null ? [what.toLowerCase()] : [],
  );
  const place = (one: OfferingRow) => one.profile ?? one.regions?.join(', ') ?? 'not stated';
  return [
    ...(unsaid.length > 0 ? [`Not stated there: ${unsaid.join(', ')}`] : []),
    ...(it.capabilities === null ? ['Its own capabilities are not known'] : []),
    ...(place(row) === place(it) ? [] : [`Region ${place(row)} instead of ${place(it)}`]),
    ...(row.serviceTier === it.serviceTier ? [] : [`Tier ${row.serviceTier} instead of ${it.serviceTier}`]),
    ...(it.zeroRetention === 'available' && row.zeroRetention !== 'available'
      ? [`Zero retention ${row.zeroRetention === null ? 'not stated' : 'not available as it is here'}`]
      : []),
    ...(it.trainingUse === 'never' && row.trainingUse !== 'never'
      ? [row.trainingUse === null ? 'Training on prompts not ruled out' : 'Prompts may train models']
      : []),
    ...(row.priceTiers > 0 || row.timeOfDay ? ['Its price varies by length or hour'] : []),
    ...(row.stalePrices ? ['Its price was not confirmed for 90 days'] : []),
    ...(row.lifecycle === 'preview' ? ['A preview'] : []),
  ];
}
