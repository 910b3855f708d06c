import { documentPlace, fail, type Place, within } from './errors';
import { readOffering } from './prepare-offering';
import { readOverlay, type Stoppable, stops } from './prepare-overlay';
import { readRule } from './prepare-rule';
import type { Prepared, PreparedLabel, PreparedOffering, PreparedTaskClass, RuleInstant } from './prepared';
import { has, readFields, readList, readMap, readSet, readText } from './read';
import { type Instant, rankInstants } from './time';
import { readVocabulary, type Vocabulary } from './vocabulary';

const REQUIRED = new Set(['format', 'environment', 'levels', 'tags', 'offerings', 'taskClasses']);
const OPTIONAL = new Set(['attributes', 'regionGroups']);
const TASK_CLASS = new Set(['label', 'rules']);
const TASK_CLASS_OPTIONAL = new Set(['unlabelled']);
const LABEL = new Set(['level', 'tags']);

/**
 * Validates a bundle and an overlay and indexes them for `evaluate`. Keeps nothing of its arguments.
 * @param bundle a parsed `fairlead.policy/1`
 * @param overlay a parsed `fairlead.overlay/1`; undefined or null = none
 * @throws PolicyError with the document and a JSON pointer to the first fault found
 */
export function prepare(bundle: unknown, overlay?: unknown): Prepared {
  const at = documentPlace('bundle');
  const source = readFields(bundle, at, REQUIRED, OPTIONAL);
  if (source.format !== 'fairlead.policy/1') fail(at, 'must be "fairlead.policy/1"', 'format');
  const environment = readText(source.environment, at, 'environment');
  const vocabulary = readVocabulary(
    {
      levels: source.levels,
      tags: source.tags,
      attributes: optionalMap(source, 'attributes', at),
      regionGroups: optionalMap(source, 'regionGroups', at),
    },
    at,
  );
  const disabled = readOverlay(overlay)?.disabled ?? [];
  const stopsFor = (offering: Stoppable) =>
    disabled.filter((stop) => stops(stop, offering, vocabulary.groups));

  const seals = new Map<string, () => PreparedOffering>();
  const offeringsPlace = within(at, 'offerings');
  const offeringSource = readMap(source.offerings, offeringsPlace);
  for (const key of Object.keys(offeringSource)) {
    const place = within(offeringsPlace, key);
    seals.set(key, readOffering(key, offeringSource[key], place, vocabulary, stopsFor));
  }
  const instants = rankInstants(vocabulary.instants.values());
  const offerings = new Map<string, PreparedOffering>();
  for (const [key, seal] of seals) offerings.set(key, seal());

  const taskClasses = new Map<string, PreparedTaskClass>();
  const classesPlace = within(at, 'taskClasses');
  const classSource = readMap(source.taskClasses, classesPlace);
  const ids = new Set<string>();
  for (const name of Object.keys(classSource)) {
    taskClasses.set(
      name,
      readTaskClass(classSource[name], within(classesPlace, name), vocabulary, offerings, ids),
    );
  }
  refuseUnnamed(offerings, taskClasses, offeringsPlace);

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

function optionalMap(source: Record<string, unknown>, field: string, at: Place): unknown {
  return has(source, field) ? readMap(source[field], within(at, field)) : undefined;
}

function readTaskClass(
  value: unknown,
  at: Place,
  vocabulary: Vocabulary,
  offerings: ReadonlyMap<string, PreparedOffering>,
  ids: Set<string>,
): PreparedTaskClass {
  const source = readFields(value, at, TASK_CLASS, TASK_CLASS_OPTIONAL);
  const floor = readLabel(source.label, within(at, 'label'), vocabulary);
  const unlabelled = has(source, 'unlabelled')
    ? readLabel(source.unlabelled, within(at, 'unlabelled'), vocabulary)
    : prepareLabel(vocabulary.levelNames.length - 1, [...vocabulary.tagNames].sort(), vocabulary);
  const place = within(at, 'rules');
  const times: RuleInstant[] = [];
  const rules = readList(source.rules, place).map((rule, index) => {
    const found: Instant[] = [];
    const prepared = readRule(rule, within(place, index), vocabulary, offerings, found);
    if (ids.has(prepared.id)) fail(within(place, index), 'is the id of another rule', 'id');
    ids.add(prepared.id);
    for (const instant of found) times.push({ rule: index, at: instant });
    return prepared;
  });
  const joined = new Set([...floor.label.tags, ...unlabelled.label.tags]);
  const assumed = prepareLabel(Math.max(floor.rank, unlabelled.rank), [...joined].sort(), vocabulary);
  return { floor, unlabelled, assumed, rules, times };
}

function readLabel(value: unknown, at: Place, vocabulary: Vocabulary): PreparedLabel {
  const source = readFields(value, at, LABEL);
  const rank = vocabulary.levels.get(readText(source.level, at, 'level'));
  if (rank === undefined) fail(at, 'is not a declared level', 'level');
  const tags = readSet(source.tags, within(at, 'tags'), (tag, index, place) => {
    if (!vocabulary.tags.has(tag)) fail(place, 'is not a declared tag', index);
  });
  return prepareLabel(rank, tags, vocabulary);
}

function prepareLabel(rank: number, tags: readonly string[], vocabulary: Vocabulary): PreparedLabel {
  const label = Object.freeze({ level: vocabulary.levelNames[rank] as string, tags: Object.freeze(tags) });
  return { label, rank, tags: tags.map((tag) => vocabulary.tags.get(tag) as number) };
}

function refuseUnnamed(
  offerings: ReadonlyMap<string, PreparedOffering>,
  taskClasses: ReadonlyMap<string, PreparedTaskClass>,
  at: Place,
): void {
  const unnamed = new Set(offerings.keys());
  for (const { rules } of taskClasses.values()) {
    for (const rule of rules) {
      for (const arm of rule.arms) for (const target of arm.own) unnamed.delete(target.offering.key);
      for (const target of rule.escalations) unnamed.delete(target.offering.key);
    }
  }
  for (const key of unnamed) fail(at, 'no rule names it', key);
}
