/** What a channel is to a model's owner at a time. `unknown` is never treated as independent. */
export const AFFILIATION_KINDS = ['first_party', 'affiliated', 'independent', 'unknown'] as const;
export type AffiliationKind = (typeof AFFILIATION_KINDS)[number];

/** How large the interest is: under 5 %, 5 to under 20 %, 20 to under 50 %, or not public. */
export const AFFILIATION_BANDS = ['under_5', '5_to_20', '20_to_50', 'unknown'] as const;
export type AffiliationBand = (typeof AFFILIATION_BANDS)[number];

export interface Affiliation {
  readonly kind: AffiliationKind;
  /** Of `affiliated` only. */
  readonly band: AffiliationBand | null;
}

/** As it is said on screen and in exports. */
export function affiliationLabel(affiliation: Affiliation): string {
  if (affiliation.kind === 'first_party') return 'First-party';
  if (affiliation.kind === 'independent') return 'Independent';
  if (affiliation.kind === 'unknown') return 'Unknown';
  const bands = {
    under_5: 'under 5 %',
    '5_to_20': '5–20 %',
    '20_to_50': '20–50 %',
    unknown: 'share unknown',
  } as const;
  return `Affiliated, ${bands[affiliation.band ?? 'unknown']}`;
}
