import type { Evidence } from '@/lib/contracts/evidence';
import type { Scope } from '@/lib/contracts/scope';
import type { ClearanceOffering } from './clearance-question';

/** What evidence tells offerings apart by. Offerings that differ in nothing of it are cleared alike. */
export interface Mentioned {
  /** Keys of offerings that it says something about by name. */
  readonly offerings: ReadonlySet<string>;
  readonly features: ReadonlySet<string>;
  readonly tiers: boolean;
  readonly regions: boolean;
}

/** @param regionsAsked whether an obligation reads the regions of an offering */
export function mentioned(evidence: Evidence, regionsAsked: boolean): Mentioned {
  const offerings = new Set<string>();
  const features = new Set<string>();
  let [tiers, regions] = [false, regionsAsked];
  const note = (scope: Scope) => {
    for (const key of scope.offerings ?? []) offerings.add(key);
    for (const feature of scope.features ?? []) features.add(feature);
    tiers ||= (scope.tiers?.length ?? 0) > 0;
    regions ||= (scope.regions?.length ?? 0) > 0;
  };
  for (const { scope } of evidence.contracts) note(scope);
  for (const { content } of evidence.clauses) note(content.scope);
  for (const { scope } of evidence.laws) note(scope);
  for (const { subject } of evidence.paths) {
    if (subject.startsWith('offering:')) offerings.add(subject.slice('offering:'.length));
  }
  for (const { offering } of [...evidence.exceptions, ...evidence.attributes]) offerings.add(offering);
  return { offerings, features, tiers, regions };
}

/** A text that is the same for offerings that are cleared alike, each for the plain call or a capability of the kind. */
export function signatureOf(offering: ClearanceOffering, by: Mentioned): string {
  const { key, channel, owner, tier, regions } = offering;
  return [
    channel,
    owner ?? '',
    by.tiers ? tier : '',
    by.regions ? (regions?.join(' ') ?? '?') : '',
    by.offerings.has(key) ? key : '',
  ].join('\n');
}

/** A capability that no scope names is covered where every other is that none names. */
export function featureKind(feature: string | null, { features }: Mentioned): string {
  if (feature === null || features.size === 0) return '';
  return features.has(feature) ? feature : '*';
}
