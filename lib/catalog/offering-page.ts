import { z } from 'zod';
import type { FieldProblem } from '@/lib/core/errors';
import { listOfferings } from './offering-list';
import {
  formatOfferingQuery,
  isOfferingQueryField,
  type OfferingQuery,
  readOfferingQuery,
} from './offering-query';
import type { OfferingRow } from './offering-row';
import { FIELD_PARAMETERS, readWanted, type Wanted } from './read-api/field-list';
import { LISTED_OFFERING_FIELDS } from './read-api/listed-offering';
import { MAX_PAGE } from './read-api/page-limit';

/** What a caller of the API asks for: a query, and where in its results to go on. */
export interface OfferingPageRequest {
  readonly query: OfferingQuery;
  readonly cursor: Cursor | null;
  readonly wanted: Wanted;
}

/** A page of offerings, whole. */
interface OfferingPage {
  readonly data: readonly OfferingRow[];
  readonly total: number;
  /** Give it back as `cursor` for the next page; null on the last. */
  readonly next: string | null;
}

/** The query that it continues, the last key that was given out, and how many were. */
const cursorSchema = z.tuple([z.string().max(20_000), z.string().max(2_000), z.number().int().min(0)]);
type Cursor = z.output<typeof cursorSchema>;

const NOT_UNDERSTOOD = 'Is not a cursor that this API gave out.';

/** What a cursor belongs to: everything but how much is asked for at once. */
const continued = (query: OfferingQuery): string =>
  formatOfferingQuery({ ...query, offset: 0, limit: MAX_PAGE });

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
 * Reads the API's parameters, strictly: what is misspelled, unknown or out of range is a problem, because a filter that
 * is ignored answers another question than was asked. Problems' paths are "?" and the parameter's name.
 */
export function readPageRequest(params: URLSearchParams): {
  readonly request: OfferingPageRequest;
  readonly problems: readonly FieldProblem[];
} {
  const { query, problems: found } = readOfferingQuery(params);
  const problems = found.map(({ path, message }) => ({ path: `?${path.slice(1)}`, message }));
  for (const name of new Set(params.keys())) {
    if (name === 'cursor' || (FIELD_PARAMETERS as readonly string[]).includes(name)) continue;
    if (isOfferingQueryField(name) && name !== 'offset') continue;
    problems.push({ path: `?${name.slice(0, 100)}`, message: 'There is no such parameter.' });
  }
  if (query.limit > MAX_PAGE) problems.push({ path: '?limit', message: `At most ${MAX_PAGE}.` });
  const { wanted, problems: ofFields } = readWanted(params, LISTED_OFFERING_FIELDS);
  problems.push(...ofFields);
  const given = params.get('cursor');
  const cursor = given === null ? null : readCursor(given);
  if (given !== null && cursor === null) problems.push({ path: '?cursor', message: NOT_UNDERSTOOD });
  if (cursor && cursor[0] !== continued(query)) {
    problems.push({
      path: '?cursor',
      message: 'Belongs to another query: keep the other parameters as they were.',
    });
  }
  return { request: { query, cursor, wanted }, problems };
}

/**
 * One page. Going on after a key, not after a number, so that an offering that is added or archived between two pages
 * neither repeats nor hides another; only where that key itself is gone is the number used.
 */
export function offeringPage(
  rows: readonly OfferingRow[],
  { query, cursor }: Omit<OfferingPageRequest, 'wanted'>,
): OfferingPage {
  const { rows: all } = listOfferings(rows, { ...query, offset: 0, limit: rows.length });
  const last = cursor === null ? -1 : all.findIndex((row) => row.key === cursor[1]);
  const start = cursor === null ? 0 : last >= 0 ? last + 1 : cursor[2];
  const data = all.slice(start, start + query.limit);
  const end = start + data.length;
  const final = data.at(-1);
  const next: Cursor | null = final && end < all.length ? [continued(query), final.key, end] : null;
  return {
    data,
    total: all.length,
    next: next && Buffer.from(JSON.stringify(next)).toString('base64url'),
  };
}
