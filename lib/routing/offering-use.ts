/** A rule that calls an offering: of an open draft, or of the version that an environment serves. */
export interface OfferingUse {
  readonly offering: string;
  readonly environment: string;
  readonly environmentName: string;
  readonly production: boolean;
  /** Name of the draft; null in a version. */
  readonly draft: string | null;
  /** Number of the active version; null in a draft. */
  readonly version: number | null;
  readonly taskClass: string;
  readonly ruleKey: string;
  /** Id of the rule in its draft; null in a version. */
  readonly ruleId: string | null;
  /** Tried first in one of its arms, not only after others or on escalation. */
  readonly first: boolean;
}

/** Uses by offering. */
export function usesByOffering(uses: readonly OfferingUse[]): ReadonlyMap<string, readonly OfferingUse[]> {
  const found = new Map<string, OfferingUse[]>();
  for (const use of uses) {
    const of = found.get(use.offering);
    if (of) of.push(use);
    else found.set(use.offering, [use]);
  }
  return found;
}
