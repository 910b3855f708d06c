/** What scopes may name, as forms offer it. */
export interface ScopeChoices {
  /** By name. */
  readonly vendors: readonly { readonly value: string; readonly label: string }[];
  readonly offerings: readonly string[];
  /** Capabilities. */
  readonly features: readonly string[];
  readonly tiers: readonly string[];
  /** Groups of regions first, then regions. */
  readonly regions: readonly string[];
}
