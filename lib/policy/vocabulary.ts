import { holds } from './checks';
import { fail, type Place, within } from './errors';
import type { Bits } from './prepared';
import { readDistinct, readMap, readSome, type Seen, type Source } from './read';

/** The names that a bundle declares, each with its number, and those met while its offerings are read. */
export interface Vocabulary {
  readonly levelNames: readonly string[];
  readonly levels: ReadonlyMap<string, number>;
  readonly tagNames: readonly string[];
  readonly tags: ReadonlyMap<string, number>;
  /** Attribute → its values; null = any value. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string> | null>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** What an offering has that is cleared for no level, and for no tag: to copy and to fill in. */
  readonly noLevels: readonly number[];
  readonly noTags: readonly number[];
  readonly seen: Seen;
  /** Region or group → bits of regions. Grows while offerings are read. */
  readonly regions: ReadonlyMap<string, Bits>;
  readonly regionNames: readonly string[];
  readonly capabilities: ReadonlyMap<string, number>;
  /** The bits of an offering's regions and groups, and of its capabilities; names met for the first time get numbers. */
  readonly offeredRegions: (names: readonly string[]) => Bits;
  readonly offeredCapabilities: (names: readonly string[]) => Bits;
}

/** Validates what a bundle declares. Attributes and region groups may be missing. */
export function readVocabulary(source: Source, at: Place): Vocabulary {
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
    const bits = [0];
    setBit(bits, next);
    regions.set(name, bits);
    return next;
  };
  for (const [group, members] of groups) {
    const bits = [0];
    for (const member of members) setBit(bits, regionNumber(member));
    regions.set(group, bits);
  }

  return {
    levelNames,
    levels: numbered(levelNames),
    tagNames,
    tags: numbered(tagNames),
    attributes: readAttributes(source.attributes, within(at, 'attributes')),
    groups,
    noLevels: levelNames.map(() => -1),
    noTags: tagNames.map(() => -1),
    seen: { decimals: new Map(), instants: new Map() },
    regions,
    regionNames,
    capabilities,
    offeredRegions(names) {
      const bits = [0];
      for (let index = 0; index < names.length; index++) {
        const name = names[index] as string;
        const group = groups.get(name);
        if (group === undefined) setBit(bits, regionNumber(name));
        else for (const member of group) setBit(bits, regionNumber(member));
      }
      return bits;
    },
    offeredCapabilities(names) {
      const bits = [0];
      for (let index = 0; index < names.length; index++) {
        const name = names[index] as string;
        let number = capabilities.get(name);
        if (number === undefined) {
          number = capabilities.size;
          capabilities.set(name, number);
        }
        setBit(bits, number);
      }
      return bits;
    },
  };
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
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
  return groups;
}

/** The names whose bits are set, ascending. */
export function namesIn(bits: Bits, names: readonly string[]): readonly string[] {
  return names.filter((_, index) => holds(bits, index)).sort();
}

function setBit(words: number[], index: number): void {
  const word = index >> 5;
  while (words.length <= word) words.push(0);
  words[word] = (words[word] as number) | (1 << (index & 31));
}
