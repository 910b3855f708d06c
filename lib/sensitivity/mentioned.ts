import { coverage, type RegionGroups } from '@/lib/contracts/covers';
import type { Evidence } from '@/lib/contracts/evidence';
import { readPathSubject } from '@/lib/contracts/path-content';
import type { Scope } from '@/lib/contracts/scope';
import { orderedText } from '@/lib/core/ordered-text';
import type { ClearanceOffering } from './clearance-question';
import { type ClauseObligation, isOutside } from './outside-regions';

/** What evidence tells offerings apart by. Offerings that differ in nothing of it are cleared alike. */
export interface Mentioned {
  /** Keys of offerings that it says something about by name. */
  readonly offerings: ReadonlySet<string>;
  readonly features: ReadonlySet<string>;
  /** Owners whose models take a way of their own. */
  readonly owners: ReadonlySet<string>;
  /** Each different scope once, those that name offerings aside. */
  readonly scopes: readonly Scope[];
  /** What asks where an offering processes. */
  readonly regions: readonly ClauseObligation[];
  readonly groups: RegionGroups;
}

export function mentioned(evidence: Evidence, regions: readonly ClauseObligation[]): Mentioned {
  const offerings = new Set<string>();
  const features = new Set<string>();
  const owners = new Set<string>();
  const scopes = new Map<string, Scope>();
  const note = (scope: Scope) => {
    for (const key of scope.offerings ?? []) offerings.add(key);
    for (const feature of scope.features ?? []) features.add(feature);
    const says = Object.values(scope).some((part) => part !== undefined && part.length > 0);
    if (says && !scope.offerings?.length) scopes.set(orderedText(scope), scope);
  };
  for (const { scope } of evidence.contracts) note(scope);
  for (const { content } of evidence.clauses) note(content.scope);
  for (const { scope } of evidence.laws) note(scope);
  for (const { subject } of evidence.paths) {
    const of = readPathSubject(subject);
    if (of.kind === 'offering') offerings.add(of.offering);
    if (of.kind === 'owner') owners.add(of.owner);
  }
  for (const { offering } of [...evidence.exceptions, ...evidence.attributes]) offerings.add(offering);
  return {
    offerings,
    features,
    owners,
    scopes: [...scopes.values()],
    regions,
    groups: evidence.regionGroups,
  };
}

/** A text that is the same for offerings that are cleared alike, each for the plain call or a capability of the kind. */
export function signatureOf(offering: ClearanceOffering, by: Mentioned): string {
  const { key, channel, owner } = offering;
  let covered = '';
  for (const scope of by.scopes) covered += coverage(scope, offering, null, by.groups).charAt(0);
  for (const obligation of by.regions) covered += isOutside(offering, obligation, by.groups) ? 'o' : 'i';
  const ownWay = owner !== null && by.owners.has(owner) ? owner : '';
  return `${channel}\n${ownWay}\n${by.offerings.has(key) ? key : ''}\n${covered}`;
}

/** A capability that no scope names is covered where every other is that none names. */
export function featureKind(feature: string | null, { features }: Mentioned): string {
  if (feature === null || features.size === 0) return '';
  return features.has(feature) ? feature : '*';
}
