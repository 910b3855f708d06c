import type { AliasStatement, CatalogueChange, Stated } from './change';
import { measurementOf } from './fields';
import type { Origin } from './plan';

/** A record's fields as changes see them. */
type Fields = Readonly<Record<string, Stated>>;

/** A model with what belongs to it. */
export interface JoinedModel {
  readonly key: string;
  readonly fields: Fields;
  /** Key → the value of its field `model`. */
  readonly offerings: ReadonlyMap<string, Stated>;
}

const UNKNOWN: Stated = { value: null, origin: null };
const NONE: Stated = { value: [], origin: null };
/** Facts that the one that stays takes from the other where it knows none. */
const FACTS = [
  'owner',
  'family',
  'description',
  'releasedOn',
  'knowledgeCutoff',
  'openWeights',
  'inputModalities',
  'outputModalities',
] as const;

/** A list without members is not among the fields of a record. */
const field = (model: { readonly fields: Fields }, name: string): Stated =>
  model.fields[name] ?? (name === 'aliases' || measurementOf(name) ? NONE : UNKNOWN);
const listOf = <Member>(stated: Stated): readonly Member[] => stated.value as readonly Member[];
const isUnknown = ({ value }: Stated): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

function set(
  key: string,
  name: string,
  before: Stated,
  after: Stated,
  kind: 'model' | 'offering' = 'model',
): CatalogueChange {
  return { change: 'set', kind, key, field: name, before, after };
}

/** Members of both lists, those of the first first; the second's with a name that the first has are left out. */
function union<Member>(
  first: readonly Member[],
  second: readonly Member[],
  name: (one: Member) => string,
): Member[] {
  const have = new Set(first.map(name));
  return [...first, ...second.filter((one) => !have.has(name(one)))];
}

/**
 * The steps by which one model becomes part of another: its offerings, other names and measurements move, what the other does
 * not know is taken from it, and it is archived with a note of where it went. Offerings stay as they are, each with its own
 * profile: what rules name is not changed by it.
 *
 * @param byHand the origin of what a person says
 */
export function joinChanges(into: JoinedModel, from: JoinedModel, byHand: Origin): CatalogueChange[] {
  const moved = [...from.offerings].map(([key, model]) =>
    set(key, 'model', model, { value: into.key, origin: byHand }, 'offering'),
  );
  const aliases = listOf<AliasStatement>(field(from, 'aliases'));
  // Its key is how sources will go on naming it.
  const itself: AliasStatement = { alias: from.key.toLowerCase(), kind: 'alias', ...byHand };
  const known = union(
    listOf<AliasStatement>(field(into, 'aliases')),
    [...aliases, itself].filter(({ alias }) => alias !== into.key.toLowerCase()),
    ({ alias }) => alias,
  );
  const facts = FACTS.flatMap((name) => {
    const [before, after] = [field(into, name), field(from, name)];
    return isUnknown(before) && !isUnknown(after) ? [set(into.key, name, before, after)] : [];
  });
  const measured = Object.keys(from.fields)
    .filter((name) => measurementOf(name) !== null)
    .flatMap((name) => {
      const [before, after] = [field(into, name), field(from, name)];
      const all = union(listOf<object>(before), listOf<object>(after), (one) => JSON.stringify(one));
      return [set(from.key, name, after, NONE), set(into.key, name, before, { value: all, origin: null })];
    });
  return [
    ...moved,
    ...(aliases.length > 0 ? [set(from.key, 'aliases', field(from, 'aliases'), NONE)] : []),
    set(into.key, 'aliases', field(into, 'aliases'), { value: known, origin: null }),
    ...facts,
    ...measured,
    set(from.key, 'joinedInto', field(from, 'joinedInto'), { value: into.key, origin: byHand }),
    { change: 'archive', kind: 'model', key: from.key },
  ];
}

/** The step by which a model's other names are set. Those that it has under the same kind keep their source. */
export function aliasChange(
  model: JoinedModel,
  wanted: readonly Pick<AliasStatement, 'alias' | 'kind'>[],
  byHand: Origin,
): CatalogueChange {
  const before = field(model, 'aliases');
  const known = listOf<AliasStatement>(before);
  const after = wanted.map(
    ({ alias, kind }): AliasStatement =>
      known.find((one) => one.alias === alias && one.kind === kind) ?? { alias, kind, ...byHand },
  );
  return set(model.key, 'aliases', before, { value: after, origin: null });
}

/** What a model of its own is to be made of. */
export interface SplitChoice {
  readonly key: string;
  readonly name: string;
  readonly offerings: readonly string[];
  /** Other names that go with it. */
  readonly aliases: readonly string[];
}

/** The steps by which chosen offerings of a model become a model of their own, with the other names that are theirs. */
export function splitChanges(model: JoinedModel, choice: SplitChoice, byHand: Origin): CatalogueChange[] {
  const aliases = listOf<AliasStatement>(field(model, 'aliases'));
  const goes = ({ alias }: AliasStatement) => choice.aliases.includes(alias);
  const kept: Record<string, Stated> = {
    name: { value: choice.name, origin: byHand },
    aliases: { value: aliases.filter(goes), origin: null },
  };
  for (const name of ['owner', 'family', 'inputModalities', 'outputModalities'])
    if (!isUnknown(field(model, name))) kept[name] = field(model, name);
  return [
    { change: 'create', kind: 'model', key: choice.key, values: kept },
    ...(aliases.some(goes)
      ? [
          set(model.key, 'aliases', field(model, 'aliases'), {
            value: aliases.filter((one) => !goes(one)),
            origin: null,
          }),
        ]
      : []),
    ...choice.offerings.flatMap((key) => {
      const before = model.offerings.get(key);
      return before ? [set(key, 'model', before, { value: choice.key, origin: byHand }, 'offering')] : [];
    }),
  ];
}
