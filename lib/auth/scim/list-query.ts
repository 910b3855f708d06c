import { attributeName } from './attribute-name';
import { type Filter, parseFilter } from './filter';
import { MOST_RESULTS } from './schemas';
import { ScimError } from './scim-error';

/** What a list is asked for (RFC 7644, 3.4.2). */
export interface ListQuery {
  readonly filter: Filter | null;
  /** From 1. */
  readonly startIndex: number;
  /** 0 = only how many there are. */
  readonly count: number;
  /** Lower case. */
  readonly sortBy: string | null;
  readonly descending: boolean;
}

/** @throws ScimError invalidFilter or invalidValue */
export function readListQuery(query: URLSearchParams): ListQuery {
  const filter = query.get('filter');
  const sortBy = query.get('sortBy');
  return {
    filter: filter === null ? null : parseFilter(filter),
    // Below 1 is taken as 1, and below 0 as 0, as the RFC has it.
    startIndex: Math.min(Math.max(1, whole(query, 'startIndex') ?? 1), 10_000_000),
    count: Math.min(MOST_RESULTS, Math.max(0, whole(query, 'count') ?? MOST_RESULTS)),
    sortBy: sortBy === null ? null : attributeName(sortBy),
    descending: query.get('sortOrder')?.toLowerCase() === 'descending',
  };
}

function whole(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null || text === '') return null;
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimError(400, `${name} is a whole number.`, 'invalidValue');
  return Number(text);
}

/** Which attributes a client wants to see. `id` and `schemas` are always told. */
export interface Wanted {
  readonly only: readonly string[] | null;
  readonly without: readonly string[];
}

export function readWanted(query: URLSearchParams): Wanted {
  const names = (name: string) =>
    query
      .get(name)
      ?.split(',')
      .map((one) => attributeName(one.trim()) ?? '')
      .slice(0, 100) ?? null;
  return { only: names('attributes'), without: names('excludedAttributes') ?? [] };
}

/** Whether an attribute is to be told. */
export function wants({ only, without }: Wanted, attribute: string): boolean {
  const named = (names: readonly string[]) =>
    names.some((one) => one === attribute || one.startsWith(`${attribute}.`));
  if (attribute === 'id' || attribute === 'schemas') return true;
  return only ? named(only) : !without.includes(attribute);
}

/** A resource as far as it is wanted. */
export function shaped(resource: Readonly<Record<string, unknown>>, wanted: Wanted) {
  return Object.fromEntries(
    Object.entries(resource).filter(
      ([name, value]) => value !== undefined && wants(wanted, name.toLowerCase()),
    ),
  );
}

/** A page of a list. */
export function listResponse(total: number, startIndex: number, resources: readonly unknown[]) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
