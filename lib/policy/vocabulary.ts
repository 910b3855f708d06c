import { setBit, setBits } from './checks';
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
  /** Region or group → numbers of regions. Grows while offerings are read. */
  readonly regions: ReadonlyMap<string, readonly number[]>;
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
  const regions = new Map<string, readonly number[]>();
  const regionNames: string[] = [];
  const numbers = new Map<string, number>();
  const capabilities = new Map<string, number>();

  const regionNumber = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const next = regionNames.push(name) - 1;
    numbers.set(name, next);
    regions.set(name, [next]);
    return next;
  };
  for (const [group, members] of groups) regions.set(group, members.map(regionNumber));

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
        if (groups.has(name)) setBits(bits, regions.get(name) as readonly number[]);
        else setBit(bits, regionNumber(name));
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
