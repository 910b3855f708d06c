import type { Condition } from '@/lib/policy/types';

/** One place where routing says something: a rule of a draft or of an active version, a saved request, or a stop. */
export interface PolicyPlace {
  readonly kind: 'draft' | 'version' | 'saved request' | 'stop';
  /** Its key. Null for a saved request that is run in every environment. */
  readonly environment: string | null;
  readonly environmentName: string | null;
  /** Name of the draft, for a rule of one. */
  readonly draft: string | null;
  /** Number of the active version, for a rule of one. */
  readonly version: number | null;
  /** Null for a stop, which is about none. */
  readonly taskClass: string | null;
  /** The rule's key, the saved request's name, or what is stopped. */
  readonly name: string;
  /** Of the rule in its draft or of the saved request; null for a rule of a version. */
  readonly id: string | null;
  readonly enabled: boolean;
}

/** A place with what of the vocabulary it names. */
export interface NamingPlace extends PolicyPlace {
  /** Attribute → the values named of it, ascending; none where only its being stated is asked. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** Regions and groups, as written. */
  readonly regions: readonly string[];
  /** Levels and tags, as labels name them: "level:internal", "tag:pii". */
  readonly labels: readonly string[];
}

/** A place that names the thing in question, and what of it. */
export interface Use extends PolicyPlace {
  /** Of an attribute: its values. Empty = the thing itself. */
  readonly values: readonly string[];
}

/** The attributes that a condition names, each with the values it names of it. */
export function attributesNamed(condition: Condition | undefined): Map<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const open = condition ? [condition] : [];
  for (let part = open.pop(); part; part = open.pop()) {
    if ('all' in part) open.push(...part.all);
    else if ('any' in part) open.push(...part.any);
    else if ('not' in part) open.push(part.not);
    else if ('attribute' in part) {
      const values = found.get(part.attribute) ?? new Set();
      for (const value of 'in' in part ? part.in : 'notIn' in part ? part.notIn : []) values.add(value);
      found.set(part.attribute, values);
    }
  }
  return new Map([...found].map(([attribute, values]) => [attribute, [...values].sort()]));
}

/** The levels and tags that a condition names, ascending: "level:internal", "tag:pii". */
export function labelsNamed(condition: Condition | undefined): string[] {
  const found = new Set<string>();
  const open = condition ? [condition] : [];
  for (let part = open.pop(); part; part = open.pop()) {
    if ('all' in part) open.push(...part.all);
    else if ('any' in part) open.push(...part.any);
    else if ('not' in part) open.push(part.not);
    else if ('tag' in part) found.add(`tag:${part.tag}`);
    else if ('level' in part) {
      for (const key of [part.level.atLeast, part.level.atMost]) if (key) found.add(`level:${key}`);
    }
  }
  return [...found].sort();
}

/** Where an attribute is named. */
export function attributeUses(places: readonly NamingPlace[], attribute: string): Use[] {
  return places.flatMap((place) => {
    const values = place.attributes.get(attribute);
    return values ? [asUse(place, values)] : [];
  });
}

/** Where a region or a region group is named. */
export function regionUses(places: readonly NamingPlace[], region: string): Use[] {
  return places.filter((place) => place.regions.includes(region)).map((place) => asUse(place, []));
}

/** Where a level or a tag is named. */
export function labelUses(places: readonly NamingPlace[], label: string): Use[] {
  return places.filter((place) => place.labels.includes(label)).map((place) => asUse(place, []));
}

/** The uses that values to come would leave naming something unknown. No values = any value is taken. */
export function usesRefused(uses: readonly Use[], values: readonly string[]): Use[] {
  if (values.length === 0) return [];
  const known = new Set(values);
  return uses.flatMap((use) => {
    const unknown = use.values.filter((value) => !known.has(value));
    return unknown.length > 0 ? [{ ...use, values: unknown }] : [];
  });
}

/** Names a use as it was shown: a person who accepts it accepts this one and no other. */
export function keyOfUse(use: Use): string {
  const { kind, environment, draft, version, taskClass, name, values } = use;
  return JSON.stringify([kind, environment, draft, version, taskClass, name, values]);
}

/** What kind of place it is: "draft main", "active version 3", "saved request", "stop in force". */
export function placeWords({ kind, draft, version }: PolicyPlace): string {
  if (kind === 'draft') return `draft ${draft}`;
  if (kind === 'version') return `active version ${version}`;
  return kind === 'stop' ? 'stop in force' : kind;
}

/** Uses in a sentence, the first few by name: "pii-eu (production, draft main), long (staging, active version 3) and 4 more". */
export function namesOf(uses: readonly Use[], shown = 5): string {
  const names = uses
    .slice(0, shown)
    .map((use) => `${use.name} (${use.environmentName ?? 'every environment'}, ${placeWords(use)})`);
  const more = uses.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more.toLocaleString('en')} more` : names.join(', ');
}

function asUse(place: NamingPlace, values: readonly string[]): Use {
  const { attributes: _attributes, regions: _regions, labels: _labels, ...rest } = place;
  return { ...rest, values };
}
