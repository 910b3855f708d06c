import { AMOUNT_PLACES, scale } from './decimal';
import { fail, type Place, within } from './errors';
import type { Stoppable } from './prepare-overlay';
import type { PreparedOffering, PreparedPrice, UnitPrices } from './prepared';
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
import { FOREVER, type Instant, NEVER } from './time';
import type { JsonObject, Stop } from './types';
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
const PRICE_OPTIONAL = new Set(['input', 'output', 'request', 'image', 'audioSecond', 'from', 'until']);
const NO_PARAMETERS: JsonObject = Object.freeze({});

/**
 * Validates one offering. `stopsFor` gives the overlay's entries that stop it.
 * @returns what makes the indexed offering, once the instants met have their ranks
 */
export function readOffering(
  key: string,
  value: unknown,
  at: Place,
  vocabulary: Vocabulary,
  stopsFor: (offering: Stoppable) => readonly Stop[],
): () => PreparedOffering {
  const source = readFields(value, at, REQUIRED, OPTIONAL);
  const instants = vocabulary.instants;
  const model = readText(source.model, at, 'model');
  const owner = readText(source.owner, at, 'owner');
  const channel = readText(source.channel, at, 'channel');
  const api = readText(source.api, at, 'api');
  const endpoint = readText(source.endpoint, at, 'endpoint');
  const requestId = readText(source.requestId, at, 'requestId');
  const parameters = has(source, 'parameters')
    ? readParameters(source.parameters, within(at, 'parameters'))
    : NO_PARAMETERS;
  const regionNames = has(source, 'regions')
    ? readRegions(source.regions, within(at, 'regions'), vocabulary)
    : null;
  const capabilityNames = readSet(source.capabilities, within(at, 'capabilities'));
  const context = optionalInteger(source, 'context', at, -1);
  const maxInput = optionalInteger(source, 'maxInput', at, -1);
  const maxOutput = optionalInteger(source, 'maxOutput', at, -1);
  const prices = readPrices(source.prices, within(at, 'prices'), instants);
  const from = optionalInstant(source, 'from', at, instants);
  const until = optionalInstant(source, 'until', at, instants);
  const clearancePlace = within(at, 'clearance');
  const clearance = readFields(source.clearance, clearancePlace, CLEARANCE);
  const levelEnds = readLevelEnds(clearance.levels, within(clearancePlace, 'levels'), vocabulary);
  const tagEnds = readTagEnds(clearance.tags, within(clearancePlace, 'tags'), vocabulary);
  if (has(source, 'hints')) checkJson(source.hints, within(at, 'hints'));
  const stops = stopsFor({ key, model, owner, channel, regionNames });
  const regions = regionNames === null ? null : vocabulary.regionBits(regionNames);
  const capabilities = vocabulary.capabilityBits(capabilityNames);
  // one literal, so that every offering has one hidden class: evaluation is several times slower otherwise
  return () => ({
    key,
    model,
    owner,
    channel,
    api,
    endpoint,
    requestId,
    parameters,
    stops,
    regionNames,
    regions,
    capabilityNames,
    capabilities,
    context,
    maxInput,
    maxOutput,
    prices: prices.map(sealPrice),
    from: from === null ? -1 : from.rank,
    until: until === null ? NEVER : until.rank,
    levelEnds: levelEnds.map(rankOf),
    tagEnds: tagEnds.map(rankOf),
    changes: ranksOf([from, until, ...prices.flatMap((price) => [price.from, price.until])]),
  });
}

function rankOf(end: Instant | undefined): number {
  return end === undefined ? -1 : end.rank;
}

function ranksOf(bounds: readonly (Instant | null)[]): readonly number[] {
  const ranks: number[] = [];
  for (const bound of bounds) if (bound !== null) ranks.push(bound.rank);
  return ranks;
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

/** A price row whose instants have no ranks yet. */
export type DatedPrice = Omit<PreparedPrice, 'from' | 'until'> & {
  readonly from: Instant | null;
  readonly until: Instant | null;
};

/** Validates an offering's price rows. The instants met are added to `instants`. */
export function readPrices(value: unknown, at: Place, instants: InstantCache): readonly DatedPrice[] {
  const rows = readSome(value, at);
  const prices: DatedPrice[] = [];
  let before = -1;
  let start = Number.NEGATIVE_INFINITY;
  /** Up to where the windows of the present threshold reach. */
  let reach = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < rows.length; index++) {
    const place = within(at, index);
    const source = readFields(rows[index], place, PRICE_REQUIRED, PRICE_OPTIONAL);
    const above = readInteger(source.above, place, 'above');
    if (index === 0 && above !== 0) fail(place, 'the first price row must be above 0', 'above');
    const from = optionalInstant(source, 'from', place, instants);
    const until = optionalInstant(source, 'until', place, instants);
    const begins = from === null ? Number.NEGATIVE_INFINITY : from.ms;
    const ends = until === null ? Number.POSITIVE_INFINITY : until.ms;
    if (above < before || (above === before && begins <= start)) {
      fail(place, 'price rows must ascend by above, then by from');
    }
    if (above > before) reach = Number.NEGATIVE_INFINITY;
    if (begins < ends) {
      if (begins < reach) fail(place, 'its window overlaps that of an earlier row with the same above');
      if (ends > reach) reach = ends;
    }
    before = above;
    start = begins;
    prices.push(readPrice(source, place, above, from, until));
  }
  return prices;
}

function readPrice(
  source: Source,
  at: Place,
  above: number,
  from: Instant | null,
  until: Instant | null,
): DatedPrice {
  const input = unitPrice(source, 'input', at, AMOUNT_PLACES - 6, -1);
  const output = unitPrice(source, 'output', at, AMOUNT_PLACES - 6, -1);
  const request = unitPrice(source, 'request', at, AMOUNT_PLACES, 0);
  const image = unitPrice(source, 'image', at, AMOUNT_PLACES, -1);
  const audioSecond = unitPrice(source, 'audioSecond', at, AMOUNT_PLACES, -1);
  const large = input + output + request + image + audioSecond === Number.POSITIVE_INFINITY;
  const exact = large ? ({ ...source } as UnitPrices) : null;
  return { above, from, until, input, output, request, image, audioSecond, exact };
}

function unitPrice(
  source: Source,
  unit: keyof UnitPrices,
  at: Place,
  places: number,
  absent: number,
): number {
  return has(source, unit) ? scale(readDecimal(source[unit], at, unit), places) : absent;
}

/** A price row once the instants met have their ranks. */
export function sealPrice(price: DatedPrice): PreparedPrice {
  return {
    above: price.above,
    from: price.from === null ? -1 : price.from.rank,
    until: price.until === null ? NEVER : price.until.rank,
    input: price.input,
    output: price.output,
    request: price.request,
    image: price.image,
    audioSecond: price.audioSecond,
    exact: price.exact,
  };
}
