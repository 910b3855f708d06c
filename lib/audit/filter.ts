import { ACTION_AREAS } from './action-words';
import type { Origin } from './origin';

/** Ways by which a change comes in, with what screens call them. */
export const VIAS: Readonly<Record<Origin['via'], string>> = {
  console: 'Console',
  api: 'API',
  scim: 'Directory (SCIM)',
  command: 'Operator’s command',
  system: 'Fairlead itself',
};

/** How far back a preset reaches, in hours. */
export const RANGES = {
  '1h': { label: 'Last hour', hours: 1 },
  '24h': { label: 'Last 24 hours', hours: 24 },
  '7d': { label: 'Last 7 days', hours: 7 * 24 },
  '30d': { label: 'Last 30 days', hours: 30 * 24 },
  '90d': { label: 'Last 90 days', hours: 90 * 24 },
  '1y': { label: 'Last year', hours: 365 * 24 },
} as const;
export type Range = keyof typeof RANGES;

/** Which entries of the trail are wanted. What is null or empty does not narrow it. */
export interface AuditFilter {
  /** Actor id. */
  readonly person: string | null;
  readonly record: { readonly type: string; readonly id: string } | null;
  /** Actions, and areas as "@Routing". */
  readonly action: readonly string[];
  /** Key. */
  readonly environment: string | null;
  readonly via: Origin['via'] | null;
  readonly range: Range | null;
  /** Instants, from inclusive, to exclusive. `range` goes before them. */
  readonly from: string | null;
  readonly to: string | null;
  /** An id of anything, or what people call a record. */
  readonly q: string;
}

export const NO_FILTER: AuditFilter = {
  person: null,
  record: null,
  action: [],
  environment: null,
  via: null,
  range: null,
  from: null,
  to: null,
  q: '',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_ACTIONS = 60;
const LONGEST = 200;

/** A filter and what of its parameters could not be understood, by name. */
export interface ReadFilter {
  readonly filter: AuditFilter;
  readonly wrong: string[];
}

/** The filter that an address holds: `person record action environment via range from to q`. */
export function readFilter(params: URLSearchParams): ReadFilter {
  const wrong: string[] = [];
  const one = <T>(name: string, read: (text: string) => T | null): T | null => {
    const text = params.get(name)?.trim() ?? '';
    if (text === '') return null;
    const value = text.length > LONGEST || text.includes('\0') ? null : read(text);
    if (value === null) wrong.push(name);
    return value;
  };
  const own = <T extends string>(table: Readonly<Record<T, unknown>>) => {
    return (text: string) => (Object.hasOwn(table, text) ? (text as T) : null);
  };
  const actions = params
    .getAll('action')
    .flatMap((text) => text.split(','))
    .filter(Boolean);
  if (actions.length > MOST_ACTIONS || actions.some((action) => action.length > 80 || action.includes('\0')))
    wrong.push('action');
  const filter = {
    person: one('person', (text) => (UUID.test(text.toLowerCase()) ? text.toLowerCase() : null)),
    record: one('record', recordOf),
    action: wrong.includes('action') ? [] : actions,
    environment: one('environment', (text) => text),
    via: one('via', own(VIAS)),
    range: one('range', own(RANGES)),
    from: one('from', instantOf),
    to: one('to', instantOf),
    q: one('q', (text) => text) ?? '',
  };
  return { filter, wrong };
}

/** The address of a filter; only what narrows it. */
export function filterSearch(filter: AuditFilter): URLSearchParams {
  const { record, action } = filter;
  const texts = {
    ...{ q: filter.q, person: filter.person, record: record && `${record.type}:${record.id}` },
    ...{ action: action.join(','), environment: filter.environment, via: filter.via },
    ...(filter.range ? { range: filter.range } : { from: filter.from, to: filter.to }),
  };
  return new URLSearchParams(Object.entries(texts).filter((pair): pair is [string, string] => !!pair[1]));
}

/** Whether a filter leaves anything out. */
export function narrows(filter: AuditFilter): boolean {
  return filterSearch(filter).size > 0;
}

/** The actions that a filter names, areas spelled out; null = any. */
export function actionsOf({ action }: AuditFilter): readonly string[] | null {
  if (action.length === 0) return null;
  return action.flatMap((one) =>
    one.startsWith('@')
      ? Object.keys(ACTION_AREAS.find(({ area }) => `@${area}` === one)?.words ?? {})
      : [one],
  );
}

/** The time that a filter covers, as it is now. */
export function spanOf(
  { range, from, to }: AuditFilter,
  now: Date,
): { readonly from: Date | null; readonly to: Date | null } {
  if (range) return { from: new Date(now.getTime() - RANGES[range].hours * 3_600_000), to: null };
  return { from: from === null ? null : new Date(from), to: to === null ? null : new Date(to) };
}

function recordOf(text: string): { type: string; id: string } | null {
  const [, type, id] = /^([a-z_ ]{1,40}):(.{1,160})$/.exec(text) ?? [];
  return type !== undefined && id !== undefined ? { type, id } : null;
}

function instantOf(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
