import { z } from 'zod';
import { orderedText } from '@/lib/core/ordered-text';
import { own } from '@/lib/core/own';
import { type RegionGroups, regionsNamed } from './covers';
import { RETENTION_STORES, UNLIMITED } from './parameters';

/** Where in the parameters: `noticeHours`, `cap.amount`. */
const parameter = z.string().regex(/^[a-zA-Z][\w-]{0,59}(\.[\w-]{1,60}){0,3}$/);
const names = z.array(z.string().min(1).max(300)).max(300);

/** Something that is asked of a clause's parameters, by obligations and by the playbook. */
export const predicateSchema = z.discriminatedUnion('op', [
  z.strictObject({ parameter, op: z.literal('atMost'), value: z.number() }),
  z.strictObject({ parameter, op: z.literal('atLeast'), value: z.number() }),
  /** Of a record of numbers: the highest. Every store of `RETENTION_STORES` must be named. */
  z.strictObject({ parameter, op: z.literal('maximumAtMost'), value: z.number() }),
  z.strictObject({
    parameter,
    op: z.literal('equals'),
    value: z.union([z.string().max(500), z.number(), z.boolean()]),
  }),
  z.strictObject({ parameter, op: z.literal('isTrue') }),
  /** Every one of `value` is in it. */
  z.strictObject({ parameter, op: z.literal('includes'), value: names.min(1) }),
  /** All of it is in `value`. Names of region groups stand for their regions, on both sides. */
  z.strictObject({ parameter, op: z.literal('within'), value: names }),
]);

export type Predicate = z.infer<typeof predicateSchema>;

/** Only `holds` is evidence; `unknown` = the parameters do not say. */
export type Judgement = 'holds' | 'fails' | 'unknown';

function valueAt(parameters: unknown, path: string): unknown {
  let value = parameters;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = own(value as Record<string, unknown>, step);
  }
  return value;
}

/** A number, a decimal as text, or no limit; undefined for anything else. */
function amount(value: unknown): number | undefined {
  if (value === UNLIMITED) return Number.POSITIVE_INFINITY;
  if (typeof value === 'string') return /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  return typeof value === 'number' ? value : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  const all = typeof value === 'string' ? [value] : value;
  return Array.isArray(all) && all.length > 0 && all.every((one) => typeof one === 'string')
    ? all
    : undefined;
}

/**
 * The longest time for which anything is kept, in days; Infinity = without limit, undefined = a store is not mentioned.
 */
export function longestRetention(stores: unknown): number | undefined {
  if (typeof stores !== 'object' || stores === null || Array.isArray(stores)) return undefined;
  const kept = Object.values(stores).map(amount);
  const mentioned = Object.keys(RETENTION_STORES).every((store) => Object.hasOwn(stores, store));
  return mentioned && !kept.includes(undefined) ? Math.max(...(kept as number[])) : undefined;
}

const judged = (holds: boolean): Judgement => (holds ? 'holds' : 'fails');

/** Whether parameters of a clause meet what is asked of them. */
export function judge(
  predicate: Predicate,
  parameters: Readonly<Record<string, unknown>>,
  groups: RegionGroups,
): Judgement {
  const value = valueAt(parameters, predicate.parameter);
  switch (predicate.op) {
    case 'atMost':
    case 'atLeast': {
      const known = amount(value);
      if (known === undefined) return 'unknown';
      return judged(predicate.op === 'atMost' ? known <= predicate.value : known >= predicate.value);
    }
    case 'maximumAtMost': {
      const longest = longestRetention(value);
      return longest === undefined ? 'unknown' : judged(longest <= predicate.value);
    }
    case 'equals':
      if (value === undefined || value === null) return 'unknown';
      return judged(orderedText(value) === orderedText(predicate.value));
    case 'isTrue':
      return typeof value === 'boolean' ? judged(value) : 'unknown';
    case 'includes': {
      const known = texts(value);
      return known ? judged(predicate.value.every((one) => known.includes(one))) : 'unknown';
    }
    case 'within': {
      const known = texts(value);
      if (!known) return 'unknown';
      const allowed = regionsNamed(predicate.value, groups);
      return judged([...regionsNamed(known, groups)].every((one) => allowed.has(one)));
    }
  }
}
