import { modelFamily, modelOwner } from '../model-owner';
import type { Origin, PlanAlias, PlanModel } from '../plan';
import type { JoinedOffering, SourceOffering } from './source-offering';

/** Where an owner sells its own models: what it says of them there comes first. */
const OWN_CHANNELS: Readonly<Record<string, readonly string[]>> = {
  alibaba: ['alibaba-cloud', 'modelscope'],
  amazon: ['aws-bedrock'],
  google: ['google-ai-studio', 'vertex'],
  meta: ['llama-api'],
  microsoft: ['azure'],
  moonshot: ['moonshotai'],
  vercel: ['v0'],
  zhipu: ['zai', 'zhipuai'],
};

interface Group {
  readonly owner: string | null;
  readonly members: readonly JoinedOffering[];
}

const ownerOf = ({ identity }: JoinedOffering): string | null =>
  modelOwner(identity.namespace, identity.join);

/**
 * Offerings whose ids name one model. Where one name is used by two known owners they are two models; an id without an
 * owner of its own joins the only owner there is, and otherwise stays apart with none.
 */
function groups(joined: readonly JoinedOffering[]): Group[] {
  const byName = new Map<string, JoinedOffering[]>();
  for (const one of joined) byName.set(one.identity.join, [...(byName.get(one.identity.join) ?? []), one]);
  return [...byName.values()].flatMap((members) => {
    const owners = [...new Set(members.map(ownerOf).filter((owner) => owner !== null))].sort();
    if (owners.length <= 1) return [{ owner: owners[0] ?? null, members }];
    const parts: Group[] = owners.map((owner) => ({
      owner,
      members: members.filter((one) => ownerOf(one) === owner),
    }));
    const rest = members.filter((one) => ownerOf(one) === null);
    return rest.length > 0 ? [...parts, { owner: null, members: rest }] : parts;
  });
}

/** How much a member's word counts for its model: the owner's own channel, then many-vendor channels, then the rest. */
export function standing(owner: string | null, channel: string): number {
  if (owner !== null && (channel === owner || (OWN_CHANNELS[owner] ?? []).includes(channel))) return 0;
  return channel === 'aws-bedrock' || channel === 'azure' || channel === 'vertex' || channel === 'openrouter'
    ? 1
    : 2;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function ordered({ owner, members }: Group): JoinedOffering[] {
  const rank = (one: JoinedOffering): number => standing(owner, one.main.channel.key);
  return [...members].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.main.channel.key, b.main.channel.key) ||
      compare(a.requestId, b.requestId),
  );
}

/** The commonest spelling among the most trusted channels; the shortest and first of equals. */
function readableKey(members: readonly JoinedOffering[], owner: string | null): string {
  const best = Math.min(...members.map((one) => standing(owner, one.main.channel.key)));
  const counts = new Map<string, number>();
  for (const one of members) {
    if (standing(owner, one.main.channel.key) !== best) continue;
    counts.set(one.identity.readable, (counts.get(one.identity.readable) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || compare(a[0], b[0]));
  return first?.[0] ?? '';
}

/** A name without what a seller adds to tell its own ways of serving it. */
export const cleanName = (name: string): string =>
  name.replace(/ *\((free|global|regional|latest|legacy)\)/gi, '').trim();

function planModel(key: string, group: Group): PlanModel {
  const members = ordered(group);
  const records = members.flatMap((one) => [one.main, ...one.facts]);
  const provenance: Record<string, Origin> = {};
  const first = <T>(field: string, read: (record: SourceOffering) => T | undefined): T | null => {
    const found = records.find((record) => read(record) !== undefined);
    const value = found && read(found);
    if (found === undefined || value === undefined) return null;
    provenance[field] = { source: found.origin.source, asOf: found.origin.asOf };
    return value;
  };
  const name = first('name', (record) => (record.name ? cleanName(record.name) : undefined));
  const [main] = members;
  if (group.owner !== null && main) {
    provenance.owner = { source: `request id in ${main.main.origin.source}`, asOf: main.main.origin.asOf };
  }
  const family = modelFamily(main?.identity.join ?? key, group.owner);
  if (family !== null && main)
    provenance.family = { source: 'name of the model', asOf: main.main.origin.asOf };
  return {
    key,
    name: name ?? key,
    owner: group.owner,
    family,
    description: first('description', (record) => record.description),
    releasedOn: first('releasedOn', (record) => record.releasedOn),
    knowledgeCutoff: first('knowledgeCutoff', (record) => record.knowledgeCutoff),
    openWeights: first('openWeights', (record) => record.openWeights),
    inputModalities: first('inputModalities', (record) => record.inputModalities) ?? [],
    outputModalities: first('outputModalities', (record) => record.outputModalities) ?? [],
    provenance,
  };
}

/** Every other way in which the sources write a model, once per model: dated ids as snapshots. */
function planAliases(key: string, group: Group): PlanAlias[] {
  const found = new Map<string, PlanAlias>();
  for (const { requestId, identity, main, facts } of ordered(group)) {
    const ids = [requestId, identity.bare, ...main.otherIds, ...facts.map((fact) => fact.requestId)];
    for (const id of ids) {
      const alias = id.toLowerCase();
      if (alias === key || found.has(alias)) continue;
      const kind =
        identity.snapshot && (id === requestId || id === identity.bare)
          ? 'snapshot'
          : DATED.test(alias)
            ? 'snapshot'
            : 'alias';
      found.set(alias, { model: key, alias, kind, source: main.origin.source, asOf: main.origin.asOf });
    }
  }
  return [...found.values()];
}
/** An id that pins a dated release. */
export const DATED = /[-@](20\d{6}|20\d\d-\d\d-\d\d)(?=$|[-:])/;

/** The models behind the offerings, their aliases, and which model each offering is of. */
export function planModels(joined: readonly JoinedOffering[]): {
  readonly models: readonly PlanModel[];
  readonly aliases: readonly PlanAlias[];
  readonly modelOf: (one: JoinedOffering) => string;
} {
  const models: PlanModel[] = [];
  const aliases: PlanAlias[] = [];
  const keys = new Map<JoinedOffering, string>();
  const taken = new Set<string>();
  for (const group of groups(joined)) {
    const wanted = readableKey(group.members, group.owner);
    const key = taken.has(wanted) ? `${group.owner ?? 'unknown'}-${wanted}` : wanted;
    if (taken.has(key)) throw new Error(`two models want the key "${key}"`);
    taken.add(key);
    for (const member of group.members) keys.set(member, key);
    models.push(planModel(key, group));
    aliases.push(...planAliases(key, group));
  }
  return {
    models: models.sort((a, b) => compare(a.key, b.key)),
    aliases: aliases.sort((a, b) => compare(a.model, b.model) || compare(a.alias, b.alias)),
    modelOf: (one) => {
      const key = keys.get(one);
      if (key === undefined) throw new Error(`no model for ${one.requestId}`);
      return key;
    },
  };
}
