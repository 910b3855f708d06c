import { z } from 'zod';
import { attributeName, isForeign } from './attribute-name';
import { type Filter, matches, parseFilter } from './filter';
import { ScimError } from './scim-error';

/** A resource with its names in lower case, at every depth. */
export type Lowered = Readonly<Record<string, unknown>>;

const MOST_OPERATIONS = 1_000;

const bodySchema = z.object({
  operations: z
    .array(
      z.object({
        op: z
          .string()
          .toLowerCase()
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().max(4_000).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(MOST_OPERATIONS),
});

/** Names in lower case throughout, so that a client's spelling does not matter. The caller has bounded the depth. */
export function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [attributeName(name) ?? name.toLowerCase(), lowered(inner)]),
  );
}

/**
 * A resource after a PATCH (RFC 7644, 3.5.2), including what Entra ID makes of it: operations with a capital, objects without a path
 * whose names hold dots, and a filtered value that is not there yet, which is added.
 * @param resource lowered
 * @throws ScimError invalidSyntax, invalidPath, noTarget or invalidValue
 */
export function patched(resource: Lowered, body: unknown): Lowered {
  const read = bodySchema.safeParse(lowered(body));
  if (!read.success) {
    throw new ScimError(
      400,
      `Send 1 to ${MOST_OPERATIONS} Operations, each with op add, replace or remove.`,
      'invalidSyntax',
    );
  }
  let result = resource;
  for (const { op, path, value } of read.data.operations) {
    if (path !== undefined) result = applied(result, op, parsePath(path), value);
    else if (op === 'remove') throw new ScimError(400, 'A removal names its path.', 'noTarget');
    else result = withoutPath(result, op, value);
  }
  return result;
}

type Op = 'add' | 'replace' | 'remove';

interface Path {
  readonly attribute: string;
  readonly filter: Filter | null;
  readonly part: string | null;
}

function parsePath(text: string): Path {
  const match = /^([^[\]]+?)(?:\[(.*)\](?:\.([A-Za-z$][\w$-]*))?)?$/s.exec(text.trim());
  const name = attributeName(match?.[1] ?? '');
  if (!match || !name) throw new ScimError(400, `There is no path "${text.slice(0, 100)}".`, 'invalidPath');
  const [attribute = '', part = null] = isForeign(name) ? [name] : name.split('.');
  const filter = match[2] === undefined ? null : parseFilter(match[2]);
  return { attribute, filter, part: match[3]?.toLowerCase() ?? part };
}

function withoutPath(resource: Lowered, op: Op, value: unknown): Lowered {
  if (!isObject(value)) throw new ScimError(400, 'Without a path, the value is an object.', 'invalidValue');
  return Object.entries(value).reduce(
    (result, [name, inner]) => applied(result, op, parsePath(name), inner),
    resource,
  );
}

function applied(resource: Lowered, op: Op, { attribute, filter, part }: Path, value: unknown): Lowered {
  const current = resource[attribute];
  if (filter) {
    const values = Array.isArray(current) ? current : [];
    return { ...resource, [attribute]: filtered(values, op, filter, part, value) };
  }
  if (part) {
    const inner = isObject(current) ? current : {};
    return { ...resource, [attribute]: set(inner, op, part, value) };
  }
  return set(resource, op, attribute, value);
}

function set(object: Lowered, op: Op, name: string, value: unknown): Lowered {
  const current = object[name];
  if (op === 'remove') return removed(object, name, value);
  if (op === 'add' && Array.isArray(current)) return { ...object, [name]: joined(current, value) };
  if (isObject(current) && isObject(value)) return { ...object, [name]: { ...current, ...value } };
  return { ...object, [name]: value };
}

/** Entra ID removes members by their values beside the path, not by a filter in it. */
function removed(object: Lowered, name: string, value: unknown): Lowered {
  const current = object[name];
  if (Array.isArray(current) && value !== undefined) {
    const gone = new Set((Array.isArray(value) ? value : [value]).map(identity));
    return { ...object, [name]: current.filter((one) => !gone.has(identity(one))) };
  }
  const { [name]: _, ...rest } = object;
  return rest;
}

function joined(current: readonly unknown[], value: unknown): unknown[] {
  const known = new Set(current.map(identity));
  const added = (Array.isArray(value) ? value : [value]).filter((one) => {
    const id = identity(one);
    return !known.has(id) && known.add(id);
  });
  return [...current, ...added];
}

const identity = (value: unknown) =>
  isObject(value) && typeof value.value === 'string' ? value.value.toLowerCase() : JSON.stringify(value);

function filtered(
  values: readonly unknown[],
  op: Op,
  filter: Filter,
  part: string | null,
  value: unknown,
): unknown[] {
  const fits = (one: unknown) => isObject(one) && matches(filter, one);
  if (op === 'remove') {
    if (!part) return values.filter((one) => !fits(one));
    return values.map((one) => (fits(one) && isObject(one) ? set(one, op, part, value) : one));
  }
  const change = (one: Lowered) => {
    if (part) return set(one, op, part, value);
    return isObject(value) ? { ...one, ...value } : one;
  };
  if (values.some(fits)) return values.map((one) => (isObject(one) && fits(one) ? change(one) : one));
  return [...values, change(implied(filter))];
}

/** What a value is that a filter asks for with "eq" alone. */
function implied(filter: Filter): Lowered {
  if (filter.kind === 'compare' && filter.operator === 'eq') return { [filter.attribute]: filter.value };
  if (filter.kind === 'and') return Object.assign({}, ...filter.of.map(implied));
  throw new ScimError(400, 'Nothing is what the path asks for.', 'noTarget');
}

function isObject(value: unknown): value is Lowered {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
