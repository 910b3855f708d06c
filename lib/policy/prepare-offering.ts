import { AMOUNT_PLACES, scale } from './decimal';
import { fail, type Place, within } from './errors';
import type { Stoppable } from './prepare-overlay';
import type { PreparedOffering, PreparedPrice } from './prepared';
import {
  checkJson,
  has,
  type InstantCache,
  optionalInstant,
  optionalInteger,
  readDecimal,
  readFields,
  readInstant,
  readInteger,
  readMap,
  readSet,
  readSome,
  readText,
  type Source,
} from './read';
import { frozenCopy, isRecord } from './text';
import { FOREVER, type Instant } from './time';
import type { JsonObject, PriceRow, Stop } from './types';
import type { Vocabulary } from './vocabulary';

const REQUIRED = new Set(['model', 'owner', 'channel', 'api', 'endpoint', 'requestId', 'capabilities']);
for (const field of ['prices', 'clearance']) REQUIRED.add(field);
const OPTIONAL = new Set([
  'parameters',
  'regions',
  'context',
  'maxInput',
  'maxOutput',
  'from',
  'until',
  'hints',
]);
const CLEARANCE = new Set(['levels', 'tags']);
const PRICE_REQUIRED = new Set(['above']);
const UNITS = ['input', 'output', 'request', 'image', 'audioSecond'] as const;
const PRICE_OPTIONAL = new Set<string>([...UNITS, 'from', 'until']);
const NO_PARAMETERS: JsonObject = Object.freeze({});

/** Validates one offering and indexes it. `stopsFor` gives the overlay's entries that stop it. */
export function readOffering(
  key: string,
  value: unknown,
  at: Place,
  vocabulary: Vocabulary,
  stopsFor: (offering: Stoppable) => readonly Stop[],
): PreparedOffering {
  const source = readFields(value, at, REQUIRED, OPTIONAL);
  const instants = vocabulary.instants;
  const changes: Instant[] = [];
  const from = optionalInstant(source, 'from', at, instants);
  const until = optionalInstant(source, 'until', at, instants);
  if (from !== null) changes.push(from);
  if (until !== null) changes.push(until);
  const regionNames = has(source, 'regions')
    ? readRegions(source.regions, within(at, 'regions'), vocabulary)
    : null;
  const capabilityNames = readSet(source.capabilities, within(at, 'capabilities'));
  const clearance = readFields(source.clearance, within(at, 'clearance'), CLEARANCE);
  const clearancePlace = within(at, 'clearance');
  if (has(source, 'hints')) checkJson(source.hints, within(at, 'hints'));
  const parameters = has(source, 'parameters')
    ? readParameters(source.parameters, within(at, 'parameters'))
    : NO_PARAMETERS;
  const named = {
    key,
    model: readText(source.model, at, 'model'),
    owner: readText(source.owner, at, 'owner'),
    channel: readText(source.channel, at, 'channel'),
    regionNames,
  };
  // one literal, so that every offering has one hidden class: evaluation is several times slower otherwise
  return {
    key,
    model: named.model,
    owner: named.owner,
    channel: named.channel,
    api: readText(source.api, at, 'api'),
    endpoint: readText(source.endpoint, at, 'endpoint'),
    requestId: readText(source.requestId, at, 'requestId'),
    parameters,
    stops: stopsFor(named),
    regionNames,
    regions: regionNames === null ? null : vocabulary.regionBits(regionNames),
    capabilityNames,
    capabilities: vocabulary.capabilityBits(capabilityNames),
    context: optionalInteger(source, 'context', at, -1),
    maxInput: optionalInteger(source, 'maxInput', at, -1),
    maxOutput: optionalInteger(source, 'maxOutput', at, -1),
    prices: readPrices(source.prices, within(at, 'prices'), instants, changes),
    from,
    until,
    levelEnds: readLevelEnds(clearance.levels, within(clearancePlace, 'levels'), vocabulary),
    tagEnds: readTagEnds(clearance.tags, within(clearancePlace, 'tags'), vocabulary),
    changes,
  };
}

function readParameters(value: unknown, at: Place): JsonObject {
  if (!isRecord(value)) fail(at, 'must be an object');
  checkJson(value, at);
  return frozenCopy(value as JsonObject);
}

function readRegions(value: unknown, at: Place, vocabulary: Vocabulary): readonly string[] {
  readSome(value, at);
  return vocabulary.expandRegions(readSet(value, at));
}

function readEnd(value: unknown, at: Place, key: string, instants: InstantCache): Instant {
  return value === null ? FOREVER : readInstant(value, at, key, instants);
}

function readLevelEnds(value: unknown, at: Place, vocabulary: Vocabulary): readonly (Instant | undefined)[] {
  const source = readMap(value, at);
  const ends: (Instant | undefined)[] = [];
  let known = 0;
  for (let rank = 0; rank < vocabulary.levelNames.length; rank++) {
    const level = vocabulary.levelNames[rank] as string;
    if (!has(source, level)) continue;
    if (rank > known) fail(at, 'is missing below a cleared level', vocabulary.levelNames[known] as string);
    const end = readEnd(source[level], at, level, vocabulary.instants);
    if (known > 0 && end.ms > (ends[known - 1] as Instant).ms)
      fail(at, 'ends later than the level below it', level);
    ends.push(end);
    known++;
  }
  for (const level of Object.keys(source)) {
    if (!vocabulary.levels.has(level)) fail(at, 'is not a declared level', level);
  }
  return ends;
}

function readTagEnds(value: unknown, at: Place, vocabulary: Vocabulary): readonly (Instant | undefined)[] {
  const source = readMap(value, at);
  const ends: (Instant | undefined)[] = [];
  for (const tag of Object.keys(source)) {
    const index = vocabulary.tags.get(tag);
    if (index === undefined) fail(at, 'is not a declared tag', tag);
    while (ends.length < index) ends.push(undefined);
    ends[index] = readEnd(source[tag], at, tag, vocabulary.instants);
  }
  return ends;
}

function unitPrice(
  source: Source,
  unit: (typeof UNITS)[number],
  at: Place,
  places: number,
  absent: number,
): number {
  return has(source, unit) ? scale(readDecimal(source[unit], at, unit), places) : absent;
}

function readPrices(
  value: unknown,
  at: Place,
  instants: InstantCache,
  changes: Instant[],
): readonly PreparedPrice[] {
  const rows = readSome(value, at);
  const prices: PreparedPrice[] = [];
  let open = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < rows.length; index++) {
    const place = within(at, index);
    const row = readFields(rows[index], place, PRICE_REQUIRED, PRICE_OPTIONAL);
    const starts = optionalInstant(row, 'from', place, instants);
    const ends = optionalInstant(row, 'until', place, instants);
    if (starts !== null) changes.push(starts);
    if (ends !== null) changes.push(ends);
    const price: PreparedPrice = {
      above: readInteger(row.above, place, 'above'),
      from: starts === null ? Number.NEGATIVE_INFINITY : starts.ms,
      until: ends === null ? Number.POSITIVE_INFINITY : ends.ms,
      input: unitPrice(row, 'input', place, AMOUNT_PLACES - 6, -1),
      output: unitPrice(row, 'output', place, AMOUNT_PLACES - 6, -1),
      request: unitPrice(row, 'request', place, AMOUNT_PLACES, 0),
      image: unitPrice(row, 'image', place, AMOUNT_PLACES, -1),
      audioSecond: unitPrice(row, 'audioSecond', place, AMOUNT_PLACES, -1),
      row: Object.freeze({ ...row }) as unknown as PriceRow,
    };
    const before = prices[index - 1];
    if (before === undefined) {
      if (price.above !== 0) fail(place, 'the first price row must be above 0', 'above');
    } else if (price.above < before.above || (price.above === before.above && price.from <= before.from)) {
      fail(place, 'price rows must ascend by above, then by from');
    }
    if (before === undefined || price.above > before.above) open = Number.NEGATIVE_INFINITY;
    if (price.from < price.until) {
      if (price.from < open) fail(place, 'its window overlaps that of an earlier row with the same above');
      open = Math.max(open, price.until);
    }
    prices.push(price);
  }
  return prices;
}
