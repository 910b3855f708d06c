import { offeringApi } from '../channels';
import type { Lifecycle } from '../lifecycle';
import { modelIdentity } from '../model-identity';
import { offeringKey } from '../offering-key';
import type { CataloguePlan, Origin, PlanOffering, Provenance } from '../plan';
import { STAKES } from '../stakes';
import { VENDORS } from '../vendors';
import { matches } from './genai-match';
import { type GenaiEntry, genaiOfferings } from './genai-prices';
import { planModels } from './join-models';
import type { JoinedOffering, SourceOffering } from './source-offering';
import { type TokenlensCatalog, tokenlensOfferings } from './tokenlens';

const lastSegment = (id: string): string => (id.split('/').at(-1) ?? id).toLowerCase();
const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

/**
 * Joins the two sources channel by channel. Nothing crosses from one channel to another. Within a channel, what
 * tokenlens says of an id belongs to (1) the same id, or the same name without its namespace where that is unambiguous;
 * (2) the id that the price source's own rule takes it for, which makes it an offering of its own at those prices;
 * (3) else an offering of its own, at tokenlens' prices.
 */
export function joinChannels(
  genai: readonly SourceOffering[],
  entries: readonly GenaiEntry[],
  tokenlens: readonly SourceOffering[],
): JoinedOffering[] {
  const joined = new Map<string, { requestId: string; main: SourceOffering; facts: SourceOffering[] }>();
  const bySegment = new Map<string, string[]>();
  const byEntry = new Map<string, string[]>();
  const note = (map: Map<string, string[]>, at: string, key: string): void => {
    map.set(at, [...(map.get(at) ?? []), key]);
  };
  for (const main of genai) {
    const key = offeringKey(main.channel.key, main.requestId);
    if (joined.has(key)) continue;
    joined.set(key, { requestId: main.requestId, main, facts: [] });
    note(bySegment, `${main.channel.key} ${lastSegment(main.requestId)}`, key);
    note(byEntry, main.entry, key);
  }
  for (const record of tokenlens) {
    const channel = record.channel.key;
    const key = offeringKey(channel, record.requestId);
    const same = joined.get(key);
    if (same) {
      same.facts.push(record);
      continue;
    }
    const [sameName, another] = bySegment.get(`${channel} ${lastSegment(record.requestId)}`) ?? [];
    const namesake = sameName === undefined || another !== undefined ? undefined : joined.get(sameName);
    if (namesake && sameName !== undefined && !record.requestId.includes(':')) {
      namesake.facts.push(record);
      if (record.requestId.length > namesake.requestId.length) {
        joined.delete(sameName);
        joined.set(key, { ...namesake, requestId: record.requestId });
        for (const [at, keys] of byEntry)
          byEntry.set(
            at,
            keys.map((one) => (one === sameName ? key : one)),
          );
      }
      continue;
    }
    const inChannel = entries.filter((entry) => entry.channel.key === channel);
    const entry = inChannel.find(({ model }) => matches(model.match, record.requestId));
    const main = entry && genai.find((one) => one.entry === `${entry.provider.id}/${entry.model.id}`);
    const pinned = main ? { ...main, channel: record.channel, requestId: record.requestId } : record;
    joined.set(key, { requestId: record.requestId, main: pinned, facts: [record] });
    if (main) note(byEntry, main.entry, key);
  }
  shareFacts(joined, byEntry);
  return [...joined.values()].map((one) => ({
    ...one,
    identity: modelIdentity(one.main.channel.key, one.requestId),
  }));
}

/** Ids that stand for one entry in one channel (an alias and its snapshot, profiles of one id) share what is known. */
function shareFacts(
  joined: ReadonlyMap<string, { main: SourceOffering; facts: SourceOffering[] }>,
  byEntry: ReadonlyMap<string, readonly string[]>,
): void {
  for (const keys of byEntry.values()) {
    const group = keys.flatMap((key) => joined.get(key) ?? []);
    const shared = group.flatMap((one) => one.facts);
    for (const one of group) if (one.facts.length === 0) one.facts.push(...shared);
  }
}

/** The value that all records which state it agree on, with the first one's origin; conflicting statements are unknown. */
export function agreed<T>(
  records: readonly SourceOffering[],
  read: (record: SourceOffering) => T | undefined,
): { readonly value: T; readonly origin: Origin } | null {
  const stated = records.filter((record) => read(record) !== undefined);
  const [first] = stated;
  const value = first && read(first);
  if (first === undefined || value === undefined) return null;
  const text = JSON.stringify(value);
  return stated.every((record) => JSON.stringify(read(record)) === text)
    ? { value, origin: first.origin }
    : null;
}

const PREVIEW = /preview|experimental|(^|[-_/.])(exp|beta)([-_.:]|$)/i;

function planOffering({ requestId, identity, main, facts }: JoinedOffering, model: string): PlanOffering {
  const provenance: Record<string, Origin> = {};
  const known = <T>(
    field: string,
    found: { readonly value: T; readonly origin: Origin } | null,
  ): T | null => {
    if (found) provenance[field] = { source: found.origin.source, asOf: found.origin.asOf };
    return found?.value ?? null;
  };
  const channel = main.channel.key;
  known('requestId', {
    value: requestId,
    origin: main.requestId === requestId ? main.origin : (facts[0] ?? main).origin,
  });
  if (identity.tier !== 'standard') known('serviceTier', { value: identity.tier, origin: main.origin });
  if (identity.profile) known('profile', { value: identity.profile, origin: main.origin });
  const lifecycle: Lifecycle = main.deprecated
    ? 'deprecated'
    : PREVIEW.test(requestId)
      ? 'preview'
      : 'available';
  known('lifecycle', { value: lifecycle, origin: main.origin });
  return {
    key: offeringKey(channel, requestId, identity.tier),
    model,
    channel,
    requestId,
    profile: identity.profile,
    serviceTier: identity.tier,
    api: offeringApi(main.channel, model),
    endpoint: identity.profile ? `${channel}-${identity.profile}` : channel,
    regions: null,
    capabilities: known(
      'capabilities',
      agreed(facts, (one) => one.capabilities),
    ),
    inputModalities:
      known(
        'inputModalities',
        agreed(facts, (one) => one.inputModalities),
      ) ?? [],
    outputModalities:
      known(
        'outputModalities',
        agreed(facts, (one) => one.outputModalities),
      ) ?? [],
    contextTokens: known(
      'contextTokens',
      agreed([main], (one) => one.contextTokens) ?? agreed(facts, (one) => one.contextTokens),
    ),
    maxInputTokens: null,
    maxOutputTokens: known(
      'maxOutputTokens',
      agreed(facts, (one) => one.maxOutputTokens),
    ),
    lifecycle,
    provenance: provenance satisfies Provenance,
    prices: main.prices,
  };
}

/**
 * The whole catalogue as a plan, from what the two packages hold. Deterministic: equal input gives an equal plan, sorted
 * by key.
 */
export function cataloguePlan(
  providers: Parameters<typeof genaiOfferings>[0],
  catalog: TokenlensCatalog,
): CataloguePlan {
  const genai = genaiOfferings(providers);
  const tokenlens = tokenlensOfferings(catalog);
  const joined = joinChannels(genai.offerings, genai.entries, tokenlens.offerings);
  const { models, aliases, modelOf } = planModels(joined);
  const offerings = joined.map((one) => planOffering(one, modelOf(one))).sort(byKey);
  return {
    vendors: [...VENDORS].sort(byKey),
    stakes: [...STAKES].sort(byKey),
    models,
    aliases,
    offerings,
    skipped: [...genai.skipped, ...tokenlens.skipped],
  };
}
