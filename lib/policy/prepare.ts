import { namesIn } from './checks';
import { documentPlace, fail, type Place, placingFaults, within } from './errors';
import { rankOffering, readOffering, type Unranked } from './prepare-offering';
import { readOverlay, stops } from './prepare-overlay';
import { readRule } from './prepare-rule';
import type {
  Prepared,
  PreparedLabel,
  PreparedOffering,
  PreparedRule,
  PreparedTaskClass,
  RuleInstant,
} from './prepared';
import { fields, readFields, readList, readMap, readSet, readText } from './read';
import type { Reading } from './reading';
import { rankInstants } from './time';
import type { Stop } from './types';
import { readVocabulary, type Vocabulary } from './vocabulary';

const BUNDLE = fields(
  ['format', 'environment', 'levels', 'tags', 'offerings', 'taskClasses'],
  ['attributes', 'regionGroups'],
);
const TASK_CLASS = fields(['label', 'rules'], ['unlabelled']);
const LABEL = fields(['level', 'tags']);

/**
 * Validates a bundle and an overlay and indexes them for `evaluate`. Keeps nothing of its arguments.
 * @param bundle a parsed `fairlead.policy/1`
 * @param overlay a parsed `fairlead.overlay/1`; undefined or null = none
 * @throws PolicyError with the document and a JSON pointer to the first fault found
 */
export function prepare(bundle: unknown, overlay?: unknown): Prepared {
  return placingFaults((kept) => {
    const disabled = readOverlay(overlay)?.disabled ?? [];
    return readBundle(bundle, documentPlace('bundle', kept), disabled);
  });
}

function readBundle(bundle: unknown, at: Place, disabled: readonly Stop[]): Prepared {
  const source = readFields(bundle, at, BUNDLE);
  if (source.format !== 'fairlead.policy/1') fail(at, 'must be "fairlead.policy/1"', 'format');
  const environment = readText(source.environment, at, 'environment');
  const vocabulary = readVocabulary(source, at);
  const offeringsPlace = within(at, 'offerings');
  const { offerings, instants } = readOfferings(source.offerings, offeringsPlace, vocabulary, disabled);
  const reading: Reading = { vocabulary, offerings, ids: new Set(), lists: new Map(), arms: new Map() };
  const taskClasses = readTaskClasses(source.taskClasses, within(at, 'taskClasses'), reading);
  if (reading.lists.size < offerings.size) {
    const unnamed = [...offerings.values()].find((offering) => !reading.lists.has(offering));
    if (unnamed !== undefined) fail(offeringsPlace, 'no rule names it', unnamed.key);
  }
  return {
    environment,
    instants,
    levels: vocabulary.levels,
    levelNames: vocabulary.levelNames,
    tags: vocabulary.tags,
    attributes: vocabulary.attributes,
    regions: vocabulary.regions,
    regionNames: vocabulary.regionNames,
    capabilities: vocabulary.capabilities,
    offerings,
    taskClasses,
  };
}

function readOfferings(
  value: unknown,
  at: Place,
  vocabulary: Vocabulary,
  disabled: readonly Stop[],
): Pick<Prepared, 'offerings' | 'instants'> {
  const source = readMap(value, at);
  const offerings = new Map<string, Unranked<PreparedOffering>>();
  for (const key of Object.keys(source)) {
    offerings.set(key, readOffering(key, source[key], within(at, key), vocabulary));
  }
  const { instants, ranks } = rankInstants(vocabulary.seen.instants.values());
  for (const offering of offerings.values()) {
    rankOffering(offering, ranks);
    if (disabled.length > 0) {
      const regionNames = offering.regions && namesIn(offering.regions, vocabulary.regionNames);
      const stoppable = { ...offering, regionNames };
      offering.stops = disabled.filter((stop) => stops(stop, stoppable, vocabulary.groups));
    }
  }
  return { offerings, instants };
}

function readTaskClasses(
  value: unknown,
  at: Place,
  reading: Reading,
): ReadonlyMap<string, PreparedTaskClass> {
  const source = readMap(value, at);
  const { levelNames, tagNames } = reading.vocabulary;
  const highest = prepareLabel(levelNames.length - 1, [...tagNames].sort(), reading.vocabulary);
  const taskClasses = new Map<string, PreparedTaskClass>();
  for (const name of Object.keys(source)) {
    taskClasses.set(name, readTaskClass(source[name], within(at, name), highest, reading));
  }
  return taskClasses;
}

/** @param highest the highest level with all tags: what a request without a label counts as, unless it says otherwise */
function readTaskClass(
  value: unknown,
  at: Place,
  highest: PreparedLabel,
  reading: Reading,
): PreparedTaskClass {
  const source = readFields(value, at, TASK_CLASS);
  const floor = readLabel(source.label, within(at, 'label'), reading.vocabulary);
  const unlabelled =
    source.unlabelled === undefined
      ? highest
      : readLabel(source.unlabelled, within(at, 'unlabelled'), reading.vocabulary);
  const place = within(at, 'rules');
  const list = readList(source.rules, place);
  const times: RuleInstant[] = [];
  const rules: PreparedRule[] = [];
  for (let index = 0; index < list.length; index++) {
    rules.push(readRule(list[index], within(place, index), index, times, reading));
  }
  const assumed = unlabelled === highest ? highest : joined(floor, unlabelled, reading.vocabulary);
  return { floor, unlabelled, assumed, rules, times };
}

/** The higher level, and the tags of both. */
function joined(one: PreparedLabel, other: PreparedLabel, vocabulary: Vocabulary): PreparedLabel {
  const tags = new Set([...one.label.tags, ...other.label.tags]);
  return prepareLabel(Math.max(one.rank, other.rank), [...tags].sort(), vocabulary);
}

function readLabel(value: unknown, at: Place, vocabulary: Vocabulary): PreparedLabel {
  const source = readFields(value, at, LABEL);
  const rank = vocabulary.levels.get(readText(source.level, at, 'level'));
  if (rank === undefined) fail(at, 'is not a declared level', 'level');
  const place = within(at, 'tags');
  const tags = readSet(source.tags, place);
  for (let index = 0; index < tags.length; index++) {
    if (!vocabulary.tags.has(tags[index] as string)) fail(place, 'is not a declared tag', index);
  }
  return prepareLabel(rank, tags.slice(), vocabulary);
}

function prepareLabel(rank: number, tags: readonly string[], vocabulary: Vocabulary): PreparedLabel {
  const label = Object.freeze({ level: vocabulary.levelNames[rank] as string, tags: Object.freeze(tags) });
  return { label, rank, tags: tags.map((tag) => vocabulary.tags.get(tag) as number) };
}
