import { own } from '@/lib/core/own';
import type { KnownCatalogue } from '../known-values';
import { type ModelIdentity, modelIdentity } from '../model-identity';
import { modelFamily, modelOwner } from '../model-owner';
import type { ImportedOffering } from './imported';

/** A model that does not exist yet, with the offerings of the file that are of it. */
export interface NewModel {
  readonly key: string;
  readonly owner: string | null;
  readonly members: readonly PlacedOffering[];
}

export interface PlacedOffering {
  readonly offering: ImportedOffering;
  readonly identity: ModelIdentity;
}

export interface Places {
  /** Offering key → key of its model. */
  readonly modelOf: ReadonlyMap<string, string>;
  readonly newModels: readonly NewModel[];
}

interface Known {
  readonly key: string;
  readonly owner: string | null;
  /** What stands before the name in its request ids. */
  readonly namespaces: Set<string>;
}

/** What a catalogue calls its models: by request id, by the normalised names that keys and request ids come to, by alias. */
interface Names {
  readonly byRequest: Map<string, Map<string, Known>>;
  readonly byName: Map<string, Map<string, Known>>;
  readonly byAlias: Map<string, Map<string, Known>>;
}

function add(names: Map<string, Map<string, Known>>, name: string, model: Known): void {
  const models = names.get(name);
  if (models) models.set(model.key, model);
  else names.set(name, new Map([[model.key, model]]));
}

/** Tiers and profiles of one request id are of one model, whatever it is called. */
const requestOf = ({
  channel,
  requestId,
}: {
  readonly channel: string;
  readonly requestId: string;
}): string => `${channel} ${requestId.toLowerCase()}`;

function namesOf(catalogue: KnownCatalogue): Names {
  const names: Names = { byRequest: new Map(), byName: new Map(), byAlias: new Map() };
  const known = new Map<string, Known>();
  for (const [id, { key, owner }] of catalogue.models) {
    const model = { key, owner, namespaces: new Set<string>() };
    known.set(id, model);
    add(names.byName, dashed(key), model);
    for (const { alias } of catalogue.aliases.get(id) ?? []) add(names.byAlias, alias, model);
  }
  for (const { modelId, channel, requestId } of catalogue.offerings) {
    const model = known.get(modelId);
    if (!model) continue;
    const { join, namespace } = modelIdentity(channel, requestId);
    add(names.byName, join, model);
    add(names.byRequest, requestOf({ channel, requestId }), model);
    if (namespace !== null) model.namespaces.add(namespace);
  }
  return names;
}

/** A bare word such as "auto" or "large" is many models' name; one with a number in it is one's. */
const tells = (name: string): boolean => /\d/.test(name);

/**
 * Of models that bear a name, the one that an id means. With a known owner it is that owner's; under a namespace that
 * nobody is known for, the one that is sold under it; a bare name is the only model of that name. Else none: a person
 * joins them, a guess does not.
 */
function meant(models: readonly Known[], { join, namespace }: ModelIdentity, owner: string | null) {
  const fitting = models.filter((model) => {
    if (owner !== null) return model.owner === owner;
    return namespace === null ? tells(join) : model.namespaces.has(namespace);
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whose it is: as the source states it, else as its id tells; null = nobody's that is known. */
function ownerOf({ offering, identity }: PlacedOffering): string | null {
  const { owner } = offering.model;
  return typeof owner === 'string' ? owner : modelOwner(identity.namespace, identity.join);
}

function existing(names: Names, placed: PlacedOffering): string | null {
  const { offering, identity } = placed;
  const owner = ownerOf(placed);
  const under = (index: Names['byName'], name: string) => [...(index.get(name)?.values() ?? [])];
  const [same, another] = under(names.byRequest, requestOf(offering));
  if (same && !another) return same.key;
  const found =
    meant(under(names.byName, identity.join), identity, owner) ??
    [offering.requestId, identity.bare, ...offering.otherIds]
      .map((id) => meant(under(names.byAlias, id.toLowerCase()), identity, owner))
      .find((model) => model !== undefined);
  return found?.key ?? null;
}

/** What offerings of one file share when they are of one new model. */
function groupName(
  { identity: { join, namespace }, offering: { channel } }: PlacedOffering,
  owner: string | null,
): string {
  if (owner !== null) return `${join} ${owner}`;
  if (namespace !== null) return `${join} /${namespace}`;
  return tells(join) ? `${join} -` : `${join} - ${channel}`;
}

function grouped(
  placed: readonly PlacedOffering[],
): Map<string, { owner: string | null; members: PlacedOffering[] }> {
  const groups = new Map<string, { owner: string | null; members: PlacedOffering[] }>();
  const owners = new Map<string, Set<string>>();
  for (const one of placed) {
    const owner = ownerOf(one);
    if (owner === null) continue;
    owners.set(one.identity.join, (owners.get(one.identity.join) ?? new Set()).add(owner));
  }
  for (const one of placed) {
    const { join, namespace } = one.identity;
    const [only, another] = owners.get(join) ?? [];
    // A bare name joins the only owner who has a model of that name here.
    const bare = namespace === null && tells(join) && another === undefined ? (only ?? null) : null;
    const owner = ownerOf(one) ?? bare;
    const name = groupName(one, owner);
    const group = groups.get(name);
    if (group) group.members.push(one);
    else groups.set(name, { owner, members: [one] });
  }
  return groups;
}

/** Keys that differ in dots alone would be taken for each other. */
const dashed = (key: string): string => key.replaceAll('.', '-');

/**
 * A readable key that no model has or had: the name where it tells one model from all others, else with its owner, namespace or
 * seller before it ("base" of Deepgram), else with a number.
 */
function freeKey(
  taken: ReadonlySet<string>,
  { identity, offering }: PlacedOffering,
  owner: string | null,
): string {
  const name = identity.readable || 'model';
  const alone = tells(name) || modelFamily(identity.join, owner) !== null;
  const before = (owner ?? identity.namespace ?? offering.channel).replace(/[^a-z0-9.]+/g, '-');
  const longer = `${before}-${name}`;
  const free = (key: string): boolean => !taken.has(dashed(key));
  const wanted = (alone ? [name, longer] : [longer]).find(free);
  if (wanted !== undefined) return wanted;
  for (let nth = 2; ; nth += 1) if (free(`${longer}-${nth}`)) return `${longer}-${nth}`;
}

const least = (members: readonly PlacedOffering[]): PlacedOffering | undefined =>
  [...members].sort(
    (a, b) =>
      a.identity.readable.length - b.identity.readable.length ||
      (a.identity.readable + a.offering.key < b.identity.readable + b.offering.key ? -1 : 1),
  )[0];

/**
 * Which model each offering is of that the catalogue does not have yet. A model that was joined into another is that other;
 * what is unclear becomes a model of its own.
 *
 * @param archived keys of models that are put away → the one that each was joined into, or null
 */
export function placeOfferings(
  catalogue: KnownCatalogue,
  archived: Readonly<Record<string, string | null>>,
  offerings: readonly ImportedOffering[],
): Places {
  if (offerings.length === 0) return { modelOf: new Map(), newModels: [] };
  const names = namesOf(catalogue);
  const keys = new Set([...catalogue.models.values()].map(({ key }) => key));
  const modelOf = new Map<string, string>();
  const rest: PlacedOffering[] = [];
  for (const offering of offerings) {
    const identity = modelIdentity(offering.channel, offering.requestId);
    const placed = { offering, identity };
    const stated = offering.values.model;
    const joined = own(archived, identity.readable);
    const key =
      (typeof stated === 'string' && keys.has(stated) ? stated : null) ??
      existing(names, placed) ??
      (joined && keys.has(joined) ? joined : null);
    if (key === null) rest.push(placed);
    else modelOf.set(offering.key, key);
  }
  const taken = new Set([...keys, ...Object.keys(archived)].map(dashed));
  const newModels: NewModel[] = [];
  // Of models that want one key, the one with a known owner has it.
  const groups = [...grouped(rest)].sort(
    ([a, { owner: one }], [b, { owner: other }]) =>
      Number(one === null) - Number(other === null) || (a < b ? -1 : 1),
  );
  for (const [, { owner, members }] of groups) {
    const first = least(members);
    if (!first) continue;
    const key = freeKey(taken, first, owner);
    taken.add(dashed(key));
    newModels.push({ key, owner, members });
    for (const { offering } of members) modelOf.set(offering.key, key);
  }
  return { modelOf, newModels };
}
