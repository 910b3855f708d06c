import type { ComparedOffering, Evidence, NamedModel } from './compared-model';
import { onlyDifference, tellsModel } from './model-names';

const later = (...dates: readonly (string | null | undefined)[]): string | null =>
  dates
    .filter((date) => typeof date === 'string')
    .sort()
    .at(-1) ?? null;
const DAY = 86_400_000;
/** Sources give the day of an announcement, of a release or of a first sale. */
const SAME_RELEASE = 31 * DAY;

/** What speaks for and against two models being the same. */
export function modelEvidence(first: NamedModel, second: NamedModel): Evidence[] {
  return [
    ofNames(first, second),
    ofAliases(first, second),
    ...ofIds(first, second),
    ofOwners(first, second),
    ofReleases(first, second),
    ofContexts(first, second),
    ofPrices(first, second),
    ofSellers(first, second),
  ].filter((one) => one !== null);
}

function ofNames(first: NamedModel, second: NamedModel): Evidence | null {
  if (first.folded !== second.folded || !tellsModel(first.folded)) return null;
  const says =
    first.name === second.name
      ? `Both are called “${first.name}”.`
      : `“${first.name}” and “${second.name}” are one name in two spellings.`;
  return { kind: 'name', says, weight: 40, asOf: later(first.nameAsOf, second.nameAsOf) };
}

function ofAliases(first: NamedModel, second: NamedModel): Evidence | null {
  const shared = [...first.known.keys()].filter(
    (alias) => tellsModel(alias) && (second.known.has(alias) || second.key === alias),
  );
  const alias = shared[0] ?? [...second.known.keys()].find((one) => tellsModel(one) && one === first.key);
  if (alias === undefined) return null;
  const more = shared.length > 1 ? ` and ${shared.length - 1} more` : '';
  const asOf = later(first.known.get(alias), second.known.get(alias));
  return { kind: 'alias', says: `Both are known as ${alias}${more}.`, weight: 35, asOf };
}

const soldAs = (id: string, offering: ComparedOffering | null): string =>
  offering ? `${id} at ${offering.channelName}` : `the key ${id}`;

/** The same id after spelling, or the one that differs least. */
function ofIds(first: NamedModel, second: NamedModel): Evidence[] {
  let near: Evidence | null = null;
  for (const one of first.ids) {
    if (!tellsModel(one.core)) continue;
    for (const other of second.ids) {
      const asOf = later(one.offering?.asOf, other.offering?.asOf);
      const both = `${soldAs(one.id, one.offering)}, ${soldAs(other.id, other.offering)}`;
      if (one.folded === other.folded)
        return [
          { kind: 'id', says: `Their ids are one but for prefix and spelling: ${both}.`, weight: 40, asOf },
        ];
      const words: readonly string[] | null = near ? null : onlyDifference(one, other);
      if (words)
        near = {
          kind: 'near-id',
          says: `Their ids differ only by “${words.join(' ')}”: ${both}.`,
          weight: 25,
          asOf,
        };
    }
  }
  return near ? [near] : [];
}

function ofOwners(first: NamedModel, second: NamedModel): Evidence | null {
  if (first.owner === null || second.owner === null) return null;
  const [one, other] = [first.ownerName ?? first.owner, second.ownerName ?? second.owner];
  return first.owner === second.owner
    ? { kind: 'owner', says: `Both are made by ${one}.`, weight: 15, asOf: null }
    : { kind: 'owner', says: `One is made by ${one}, the other by ${other}.`, weight: -40, asOf: null };
}

function ofReleases(first: NamedModel, second: NamedModel): Evidence | null {
  if (first.releasedOn === null || second.releasedOn === null) return null;
  const apart = Math.abs(Date.parse(first.releasedOn) - Date.parse(second.releasedOn));
  const dates = `${first.releasedOn} and ${second.releasedOn}`;
  if (apart === 0)
    return { kind: 'released', says: `Both were released on ${first.releasedOn}.`, weight: 12, asOf: null };
  return apart <= SAME_RELEASE
    ? { kind: 'released', says: `They were released within a month: ${dates}.`, weight: 5, asOf: null }
    : { kind: 'released', says: `They were released on ${dates}.`, weight: -15, asOf: null };
}

const largest = ({ offerings }: NamedModel): number =>
  Math.max(0, ...offerings.map(({ contextTokens }) => contextTokens ?? 0));

function ofContexts(first: NamedModel, second: NamedModel): Evidence | null {
  const [one, other] = [largest(first), largest(second)];
  if (one === 0 || other === 0) return null;
  const tokens = (count: number): string => count.toLocaleString('en-GB');
  return one === other
    ? { kind: 'context', says: `Both take up to ${tokens(one)} tokens.`, weight: 8, asOf: null }
    : {
        kind: 'context',
        says: `One takes up to ${tokens(one)} tokens, the other ${tokens(other)}.`,
        weight: -5,
        asOf: null,
      };
}

function ofPrices(first: NamedModel, second: NamedModel): Evidence | null {
  const prices = new Set(
    second.offerings.flatMap(({ input, output }) => (input && output ? [`${input} ${output}`] : [])),
  );
  const same = first.offerings.find(
    ({ input, output }) => input && output && input !== '0' && prices.has(`${input} ${output}`),
  );
  if (!same) return null;
  const says = `Both are sold at $${same.input} / $${same.output} per M.`;
  return { kind: 'price', says, weight: 7, asOf: null };
}

/** A seller that lists both, for the same place, takes them for two. */
function ofSellers(first: NamedModel, second: NamedModel): Evidence | null {
  for (const one of first.offerings) {
    const other = second.offerings.find(
      ({ channel, profile }) => channel === one.channel && profile === one.profile,
    );
    if (other)
      return {
        kind: 'same-seller',
        says: `${one.channelName} sells both, as ${one.requestId} and ${other.requestId}.`,
        weight: -15,
        asOf: null,
      };
  }
  return null;
}
