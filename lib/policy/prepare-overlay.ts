import { canonicalJson } from './canonical';
import { documentPlace, fail, type Place, within } from './errors';
import { utf8Bytes } from './murmur';
import type { PreparedOffering } from './prepared';
import { type Fields, fields, readFields, readList, readText } from './read';
import { isRecord } from './text';
import type { Overlay, Stop } from './types';

const OVERLAY = fields(['format', 'disabled']);
const KINDS = ['offering', 'model', 'channel', 'owner', 'region'] as const;
const STOPS = KINDS.map((kind) => fields([kind, 'reason']));

/** An overlay travels inside every signed release. Bytes of its canonical JSON. */
const MAX_BYTES = 1000;

/** Validates an overlay; undefined and null are none. Throws PolicyError. */
export function readOverlay(value: unknown): Overlay | null {
  if (value === undefined || value === null) return null;
  const at = documentPlace('overlay');
  const source = readFields(value, at, OVERLAY);
  if (source.format !== 'fairlead.overlay/1') fail(at, 'must be "fairlead.overlay/1"', 'format');
  const place = within(at, 'disabled');
  const disabled = readList(source.disabled, place).map((stop, index) =>
    readStop(stop, within(place, index)),
  );
  const overlay: Overlay = { format: 'fairlead.overlay/1', disabled };
  if (utf8Bytes(canonicalJson(overlay)).length > MAX_BYTES) fail(at, `is larger than ${MAX_BYTES} bytes`);
  return overlay;
}

/** What an entry can name of an offering. */
export interface Stoppable extends Pick<PreparedOffering, 'key' | 'model' | 'owner' | 'channel'> {
  /** Groups expanded; null = unknown. */
  readonly regionNames: readonly string[] | null;
}

function readStop(value: unknown, at: Place): Stop {
  if (!isRecord(value)) fail(at, 'must be an object');
  const which = KINDS.findIndex((name) => Object.hasOwn(value, name));
  const kind = KINDS[which];
  if (kind === undefined) fail(at, `must have one of ${KINDS.join(', ')}`);
  const source = readFields(value, at, STOPS[which] as Fields);
  return Object.freeze({
    [kind]: readText(source[kind], at, kind),
    reason: readText(source.reason, at, 'reason'),
  }) as unknown as Stop;
}

/**
 * Whether one entry of an overlay stops an offering. A region stops whatever may run there: offerings with that
 * region among theirs, and those whose regions are unknown.
 * @param groups region groups of the bundle: a group's name stops each of its regions
 */
export function stops(
  stop: Stop,
  offering: Stoppable,
  groups: ReadonlyMap<string, readonly string[]>,
): boolean {
  if ('offering' in stop) return stop.offering === offering.key;
  if ('model' in stop) return stop.model === offering.model;
  if ('channel' in stop) return stop.channel === offering.channel;
  if ('owner' in stop) return stop.owner === offering.owner;
  const regions = groups.get(stop.region) ?? [stop.region];
  return offering.regionNames === null || regions.some((region) => offering.regionNames?.includes(region));
}
