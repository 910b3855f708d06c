import { z } from 'zod';
import type { FieldProblem } from '@/lib/core/errors';
import { FIELD_PARAMETERS, pick, readWanted, valuesOf, type Wanted } from './field-list';
import type { KeyedList } from './keyed-list';
import { readPageLimit } from './page-limit';

/** The filters that it continues, and the place of the last item that was given out. */
const cursorSchema = z.tuple([z.string().max(20_000), z.string().max(4_000)]);
type Cursor = z.output<typeof cursorSchema>;

export interface KeyedRequest {
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly wanted: Wanted;
  readonly limit: number;
  readonly after: string | null;
}

export interface KeyedPage<Item> {
  readonly data: readonly Partial<Item>[];
  readonly total: number;
  /** Give it back as `cursor` for the next page; null on the last. */
  readonly next: string | null;
}

const MOST_VALUES = 200;

const continued = (chosen: KeyedRequest['chosen']): string =>
  new URLSearchParams(
    Object.entries(chosen).flatMap(([name, values]) => values.toSorted().map((value) => [name, value])),
  ).toString();

function readCursor(text: string): Cursor | null {
  if (!/^[\w-]{1,40000}$/.test(text)) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const parsed = cursorSchema.safeParse(json);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Reads the parameters of a list, strictly: a filter that is misspelled and ignored would answer another question than
 * was asked. Problems' paths are "?" and the parameter's name.
 */
export function readKeyedRequest<Item extends object>(
  list: KeyedList<Item>,
  params: URLSearchParams,
): { readonly request: KeyedRequest; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const chosen: Record<string, readonly string[]> = {};
  for (const name of new Set(params.keys())) {
    if (Object.hasOwn(list.filters, name) || ['limit', 'cursor', ...FIELD_PARAMETERS].includes(name))
      continue;
    problems.push({ path: `?${name.slice(0, 100)}`, message: 'There is no such parameter.' });
  }
  for (const [name, filter] of Object.entries(list.filters)) {
    const values = valuesOf(params, name);
    const refuse = (message: string) => problems.push({ path: `?${name}`, message });
    const { values: closed } = filter;
    if (values.length > MOST_VALUES) refuse(`At most ${MOST_VALUES} values.`);
    else if (values.some((value) => value.length > 1_000)) refuse('At most 1,000 characters.');
    else if (closed && values.some((value) => !closed.includes(value)))
      refuse(`Must be one of: ${closed.join(', ')}.`);
    else {
      const wrong = values.map((value) => filter.problem?.(value)).find(Boolean);
      if (wrong) refuse(wrong);
      else if (values.length > 0) chosen[name] = values;
    }
  }
  const { wanted, problems: ofFields } = readWanted(params, list.fields);
  const { limit, problems: ofLimit } = readPageLimit(params);
  const given = params.get('cursor');
  const cursor = given === null ? null : readCursor(given);
  const refused = (message: string) => problems.push({ path: '?cursor', message });
  if (given !== null && cursor === null) refused('Is not a cursor that this API gave out.');
  else if (cursor && problems.length === 0 && cursor[0] !== continued(chosen))
    refused('Belongs to another query: keep the other parameters as they were.');
  return {
    request: { chosen, wanted, limit, after: cursor?.[1] ?? null },
    problems: [...problems, ...ofFields, ...ofLimit],
  };
}

/** The index of the first item after a place. A place is long to write: of 60,000 prices it is looked at for sixteen. */
function firstAfter<Item extends object>(
  list: KeyedList<Item>,
  items: readonly Item[],
  place: string,
): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = items[middle];
    if (item !== undefined && list.place(item) <= place) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** One page of items, which are in the order of their places. */
export function keyedPage<Item extends object>(
  list: KeyedList<Item>,
  items: readonly Item[],
  { chosen, wanted, limit, after }: KeyedRequest,
): KeyedPage<Item> {
  const filters = Object.entries(chosen).flatMap(([name, values]) => {
    const filter = list.filters[name];
    return filter ? [{ filter, values }] : [];
  });
  const all = items.filter((item) =>
    filters.every(({ filter, values }) =>
      filter.every
        ? values.every((value) => filter.passes(item, value))
        : values.some((value) => filter.passes(item, value)),
    ),
  );
  const start = after === null ? 0 : firstAfter(list, all, after);
  const page = all.slice(start, start + limit);
  const last = page.at(-1);
  const next: Cursor | null =
    last && start + page.length < all.length ? [continued(chosen), list.place(last)] : null;
  return {
    data: page.map((item) => pick(item, list.fields, list.onRequest, wanted)),
    total: all.length,
    next: next && Buffer.from(JSON.stringify(next)).toString('base64url'),
  };
}
