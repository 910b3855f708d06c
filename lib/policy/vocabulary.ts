import { fail, type Place, within } from './errors';
import type { Bits } from './prepared';
import { type InstantCache, readDistinct, readMap, readSome } from './read';

/** The names that a bundle declares, each with its number, and those met while its offerings are read. */
export interface Vocabulary {
  readonly levelNames: readonly string[];
  readonly levels: ReadonlyMap<string, number>;
  readonly tagNames: readonly string[];
  readonly tags: ReadonlyMap<string, number>;
  /** Attribute → its values; null = any value. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string> | null>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly instants: InstantCache;
  /** Region or group → bits of regions. Grows while offerings are read. */
  readonly regions: ReadonlyMap<string, Bits>;
  readonly regionNames: readonly string[];
  readonly capabilities: ReadonlyMap<string, number>;
  /** Replaces groups by their regions; ascending, each once. */
  readonly expandRegions: (names: readonly string[]) => readonly string[];
  readonly regionBits: (regions: readonly string[]) => Bits;
  readonly capabilityBits: (capabilities: readonly string[]) => Bits;
}

/** The fields of a bundle that declare names, still unread. */
export interface Declarations {
  readonly levels: unknown;
  readonly tags: unknown;
  readonly attributes: unknown;
  readonly regionGroups: unknown;
}

/** Validates what a bundle declares. Attributes and region groups may be undefined. */
export function readVocabulary(source: Declarations, at: Place): Vocabulary {
  readSome(source.levels, within(at, 'levels'));
  const levelNames = readDistinct(source.levels, within(at, 'levels'));
  const tagNames = readDistinct(source.tags, within(at, 'tags'));
  const groups = readGroups(source.regionGroups, within(at, 'regionGroups'));
  const regions = new Map<string, Bits>();
  const regionNames: string[] = [];
  const numbers = new Map<string, number>();
  const capabilities = new Map<string, number>();

  const regionNumber = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const next = regionNames.push(name) - 1;
    numbers.set(name, next);
    regions.set(name, bitsOf([next]));
    return next;
  };
  const capabilityNumber = (name: string): number => {
    const known = capabilities.get(name);
    if (known !== undefined) return known;
    capabilities.set(name, capabilities.size);
    return capabilities.size - 1;
  };
  for (const [group, members] of groups) regions.set(group, bitsOf(members.map(regionNumber)));

  return {
    levelNames,
    levels: numbered(levelNames),
    tagNames,
    tags: numbered(tagNames),
    attributes: readAttributes(source.attributes, within(at, 'attributes')),
    groups,
    instants: new Map(),
    regions,
    regionNames,
    capabilities,
    expandRegions: (names) => expand(names, groups),
    regionBits: (names) => bitsOf(names.map(regionNumber)),
    capabilityBits: (names) => bitsOf(names.map(capabilityNumber)),
  };
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

function expand(names: readonly string[], groups: ReadonlyMap<string, readonly string[]>): readonly string[] {
  let grouped = false;
  for (const name of names) if (groups.has(name)) grouped = true;
  if (!grouped) return names;
  // the members of a group are ascending already; most rules name just one
  if (names.length === 1) return groups.get(names[0] as string) ?? names;
  return [...new Set(names.flatMap((name) => groups.get(name) ?? [name]))].sort();
}

function readAttributes(value: unknown, at: Place): ReadonlyMap<string, ReadonlySet<string> | null> {
  const attributes = new Map<string, ReadonlySet<string> | null>();
  if (value === undefined) return attributes;
  const source = readMap(value, at);
  for (const name of Object.keys(source)) {
    const values = readDistinct(source[name], within(at, name));
    attributes.set(name, values.length === 0 ? null : new Set(values));
  }
  return attributes;
}

/** Groups hold regions, at least one, and no other groups: what a name stands for is never a matter of order. */
function readGroups(value: unknown, at: Place): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  if (value === undefined) return groups;
  const source = readMap(value, at);
  for (const name of Object.keys(source)) {
    const place = within(at, name);
    readSome(source[name], place);
    groups.set(name, readDistinct(source[name], place));
  }
  for (const [name, members] of groups) {
    const nested = members.findIndex((member) => groups.has(member));
    if (nested >= 0) fail(within(at, name), 'is the name of a group; a group holds regions', nested);
  }
  return new Map([...groups].map(([name, members]) => [name, [...members].sort()]));
}

/** Words of 32 bits with the given bits set. */
export function bitsOf(indexes: readonly number[]): Bits {
  const words: number[] = [];
  for (const index of indexes) {
    const word = index >> 5;
    while (words.length <= word) words.push(0);
    words[word] = (words[word] as number) | (1 << (index & 31));
  }
  return words;
}
