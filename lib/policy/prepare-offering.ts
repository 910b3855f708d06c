import { fail, type Place, within } from './errors';
import type { Bits, PreparedOffering, PreparedPrice, UnitPrices } from './prepared';
import {
  checkJson,
  type Decimal,
  fields,
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
  type Seen,
  type Source,
} from './read';
import { frozenCopy, isRecord } from './text';
import { FOREVER, type Instant, NEVER, rankOf } from './time';
import type { JsonObject, Stop } from './types';
import type { Vocabulary } from './vocabulary';

const OFFERING = fields(
  ['model', 'owner', 'channel', 'api', 'endpoint', 'requestId', 'capabilities', 'prices', 'clearance'],
  ['parameters', 'regions', 'context', 'maxInput', 'maxOutput', 'from', 'until', 'hints'],
);
const CLEARANCE = fields(['levels', 'tags']);
const PRICE = fields(['above'], ['input', 'output', 'request', 'image', 'audioSecond', 'from', 'until']);
const NO_PARAMETERS: JsonObject = Object.freeze({});
const NO_STOPS: readonly Stop[] = Object.freeze([]);
const NO_RANKS: readonly number[] = Object.freeze([]);

/** What is read before all instants have been met: it has their numbers where it shall have their ranks. */
export type Unranked<T> = { -readonly [K in keyof T]: T[K] };

/** Validates one offering. */
export function readOffering(
  key: string,
  value: unknown,
  at: Place,
  vocabulary: Vocabulary,
): Unranked<PreparedOffering> {
  const source = readFields(value, at, OFFERING);
  const seen = vocabulary.seen;
  if (source.hints !== undefined) checkJson(source.hints, within(at, 'hints'));
  const clearancePlace = within(at, 'clearance');
  const clearance = readFields(source.clearance, clearancePlace, CLEARANCE);
  // one literal, so that every offering has one hidden class: evaluation is several times slower otherwise
  return {
    key,
    model: readText(source.model, at, 'model'),
    owner: readText(source.owner, at, 'owner'),
    channel: readText(source.channel, at, 'channel'),
    api: readText(source.api, at, 'api'),
    endpoint: readText(source.endpoint, at, 'endpoint'),
    requestId: readText(source.requestId, at, 'requestId'),
    parameters:
      source.parameters === undefined
        ? NO_PARAMETERS
        : readParameters(source.parameters, within(at, 'parameters')),
    stops: NO_STOPS,
    regions:
      source.regions === undefined ? null : readRegions(source.regions, within(at, 'regions'), vocabulary),
    capabilities: vocabulary.offeredCapabilities(readSet(source.capabilities, within(at, 'capabilities'))),
    context: optionalInteger(source.context, at, 'context', -1),
    maxInput: optionalInteger(source.maxInput, at, 'maxInput', -1),
    maxOutput: optionalInteger(source.maxOutput, at, 'maxOutput', -1),
    prices: readPrices(source.prices, within(at, 'prices'), seen),
    from: numberOf(optionalInstant(source.from, at, 'from', seen), -1),
    until: numberOf(optionalInstant(source.until, at, 'until', seen), NEVER),
    levelEnds: readLevelEnds(clearance.levels, within(clearancePlace, 'levels'), vocabulary),
    tagEnds: readTagEnds(clearance.tags, within(clearancePlace, 'tags'), vocabulary),
    changes: NO_RANKS,
  };
}

function numberOf(instant: Instant | null, absent: number): number {
  return instant === null ? absent : instant.number;
}

/** Puts ranks in the place of numbers, once all instants have been met. */
export function rankOffering(offering: Unranked<PreparedOffering>, ranks: readonly number[]): void {
  offering.from = rankOf(offering.from, ranks);
  offering.until = rankOf(offering.until, ranks);
  rankEnds(offering.levelEnds as number[], ranks);
  rankEnds(offering.tagEnds as number[], ranks);
  rankPrices(offering.prices, ranks);
  const changes: number[] = [];
  noteChange(changes, offering.from);
  noteChange(changes, offering.until);
  for (let index = 0; index < offering.prices.length; index++) {
    const price = offering.prices[index] as PreparedPrice;
    noteChange(changes, price.from);
    noteChange(changes, price.until);
  }
  // a copy has no room to grow
  offering.changes = changes.slice();
}

function noteChange(changes: number[], rank: number): void {
  if (rank >= 0 && rank !== NEVER) changes.push(rank);
}

function rankEnds(ends: number[], ranks: readonly number[]): void {
  for (let index = 0; index < ends.length; index++) ends[index] = rankOf(ends[index] as number, ranks);
}

/** The same for price rows alone. */
export function rankPrices(prices: readonly PreparedPrice[], ranks: readonly number[]): void {
  for (let index = 0; index < prices.length; index++) {
    const price = prices[index] as Unranked<PreparedPrice>;
    price.from = rankOf(price.from, ranks);
    price.until = rankOf(price.until, ranks);
  }
}

function readParameters(value: unknown, at: Place): JsonObject {
  if (!isRecord(value)) fail(at, 'must be an object');
  checkJson(value, at);
  return frozenCopy(value as JsonObject);
}

function readRegions(value: unknown, at: Place, vocabulary: Vocabulary): Bits {
  readSome(value, at);
  return vocabulary.offeredRegions(readSet(value, at));
}

function readEnd(value: unknown, at: Place, key: string, seen: Seen): Instant {
  return value === null ? FOREVER : readInstant(value, at, key, seen);
}

function readLevelEnds(value: unknown, at: Place, vocabulary: Vocabulary): readonly number[] {
  const source = readMap(value, at);
  const ends = vocabulary.noLevels.slice();
  const names = vocabulary.levelNames;
  let cleared = 0;
  let before = FOREVER.ms;
  for (let rank = 0; rank < names.length; rank++) {
    const level = names[rank] as string;
    if (!Object.hasOwn(source, level)) continue;
    if (rank > cleared) fail(at, 'is missing below a cleared level', names[cleared] as string);
    const end = readEnd(source[level], at, level, vocabulary.seen);
    if (end.ms > before) fail(at, 'ends later than the level below it', level);
    before = end.ms;
    ends[rank] = end.number;
    cleared++;
  }
  for (const level in source) {
    if (!vocabulary.levels.has(level)) fail(at, 'is not a declared level', level);
  }
  return ends;
}

function readTagEnds(value: unknown, at: Place, vocabulary: Vocabulary): readonly number[] {
  const source = readMap(value, at);
  const ends = vocabulary.noTags.slice();
  for (const tag in source) {
    const index = vocabulary.tags.get(tag);
    if (index === undefined) fail(at, 'is not a declared tag', tag);
    ends[index] = readEnd(source[tag], at, tag, vocabulary.seen).number;
  }
  return ends;
}

/** Validates an offering's price rows. The instants met are noted by number. */
export function readPrices(value: unknown, at: Place, seen: Seen): readonly PreparedPrice[] {
  const rows = readSome(value, at);
  const prices = new Array<PreparedPrice>(rows.length);
  let before = -1;
  let start = Number.NEGATIVE_INFINITY;
  /** Up to where the windows of the present threshold reach. */
  let reach = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < rows.length; index++) {
    const place = within(at, index);
    const source = readFields(rows[index], place, PRICE);
    const above = readInteger(source.above, place, 'above');
    if (index === 0 && above !== 0) fail(place, 'the first price row must be above 0', 'above');
    const from = optionalInstant(source.from, place, 'from', seen);
    const until = optionalInstant(source.until, place, 'until', seen);
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
    prices[index] = readPrice(source, place, above, numberOf(from, -1), numberOf(until, NEVER), seen);
  }
  return prices;
}

function readPrice(
  source: Source,
  at: Place,
  above: number,
  from: number,
  until: number,
  seen: Seen,
): PreparedPrice {
  const input = unitPrice(source.input, at, 'input', seen);
  const output = unitPrice(source.output, at, 'output', seen);
  const request = unitPrice(source.request, at, 'request', seen);
  const image = unitPrice(source.image, at, 'image', seen);
  const audioSecond = unitPrice(source.audioSecond, at, 'audioSecond', seen);
  const price = {
    above,
    from,
    until,
    // USD per million tokens: 10⁻⁹ of these are 10⁻¹⁵ USD per token
    input: input === null ? -1 : input.nano,
    output: output === null ? -1 : output.nano,
    request: request === null ? 0 : request.amount,
    image: image === null ? -1 : image.amount,
    audioSecond: audioSecond === null ? -1 : audioSecond.amount,
    exact: null as UnitPrices | null,
  };
  const large = price.input + price.output + price.request + price.image + price.audioSecond;
  if (large === Number.POSITIVE_INFINITY) price.exact = { ...source } as UnitPrices;
  return price;
}

function unitPrice(value: unknown, at: Place, unit: keyof UnitPrices, seen: Seen): Decimal | null {
  return value === undefined ? null : readDecimal(value, at, unit, seen);
}
