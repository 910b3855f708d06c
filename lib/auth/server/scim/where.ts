import { idSchema } from '@/lib/core/record-schema';
import type { Prisma } from '@/lib/db/generated/client';
import { isForeign } from '../../scim/attribute-name';
import { compares, type Filter, type Operator } from '../../scim/filter';
import { ScimError } from '../../scim/scim-error';

type Compared = Extract<Filter, { kind: 'compare' }>['value'];
/** All but "ne", which is the opposite of "eq". */
type Compares = Exclude<Operator, 'ne'>;
/** What rows a comparison of one attribute leaves; `value` null = compared with nothing. */
type Column<Where> = (operator: Compares, value: Compared) => Where;
interface Columns<Where> {
  readonly [attribute: string]: Column<Where>;
}

const ALL = { AND: [] };
const NONE = { OR: [] };

/** A filter as the database takes it. @throws ScimError invalidFilter for an attribute that is not kept */
function where<Where>(filter: Filter, columns: Columns<Where>, within = ''): Where {
  switch (filter.kind) {
    case 'and':
      return { AND: filter.of.map((one) => where(one, columns, within)) } as Where;
    case 'or':
      return { OR: filter.of.map((one) => where(one, columns, within)) } as Where;
    case 'not':
      return { NOT: where(filter.of, columns, within) } as Where;
    case 'has':
      return where(filter.of, columns, `${filter.attribute}.`);
    case 'present':
      return { NOT: column(columns, within + filter.attribute)('eq', null) } as Where;
    case 'compare': {
      const by = column(columns, within + filter.attribute);
      if (filter.operator !== 'ne') return by(filter.operator, filter.value);
      return { NOT: by('eq', filter.value) } as Where;
    }
  }
}

function column<Where>(columns: Columns<Where>, attribute: string): Column<Where> {
  const found = Object.hasOwn(columns, attribute) ? columns[attribute] : undefined;
  if (found) return found;
  // What is not kept is nobody's.
  if (isForeign(attribute)) return () => NONE as Where;
  throw new ScimError(400, `The filter cannot be used. Nothing is found by ${attribute}.`, 'invalidFilter');
}

/** A text that is compared without regard to case. `_` and `%` stand for themselves. */
function text(operator: Compares, value: Compared): Prisma.StringFilter | undefined {
  if (typeof value !== 'string') return undefined;
  const plain = value.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const mode = 'insensitive' as const;
  switch (operator) {
    case 'co':
      return { contains: plain, mode };
    case 'sw':
      return { startsWith: plain, mode };
    case 'ew':
      return { endsWith: plain, mode };
    case 'eq':
      return { equals: plain, mode };
    default:
      return { [{ gt: 'gt', ge: 'gte', lt: 'lt', le: 'lte' }[operator]]: value };
  }
}

function moment(operator: Compares, value: Compared): Prisma.DateTimeFilter | undefined {
  const at = typeof value === 'string' ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) return undefined;
  const known = { eq: 'equals', gt: 'gt', ge: 'gte', lt: 'lt', le: 'lte' }[operator as 'eq'];
  return known ? { [known]: at } : undefined;
}

/** Something that every resource has. */
const always =
  <Where>(said: string | boolean): Column<Where> =>
  (operator, value) =>
    (compares(operator, said, value) ? ALL : NONE) as Where;

/** The id that a comparison names, if it is one that could be. */
const idOf = (operator: Compares, value: Compared) =>
  operator === 'eq' && idSchema.safeParse(value).success ? String(value) : null;

const byId = (operator: Compares, value: Compared) => {
  const id = idOf(operator, value);
  return id === null ? NONE : { id };
};

const byName = (operator: Compares, value: Compared) => {
  const name = text(operator, value);
  return name ? { name } : NONE;
};

const when = (operator: Compares, value: Compared) => {
  const createdAt = moment(operator, value);
  return createdAt ? { createdAt } : NONE;
};

const external: Column<{ externalId?: unknown }> = (operator, value) => {
  if (value === null) return { externalId: null };
  if (operator === 'eq') return { externalId: String(value) };
  return { externalId: text(operator, value) ?? { in: [] } };
};

const email: Column<Prisma.PersonWhereInput> = (operator, value) => {
  if (typeof value !== 'string') return NONE;
  const compared = operator === 'eq' ? value.toLowerCase() : text(operator, value);
  return compared === undefined ? NONE : { accounts: { some: { email: compared } } };
};

const USERS: Columns<Prisma.PersonWhereInput> = {
  id: byId,
  externalid: external as Column<Prisma.PersonWhereInput>,
  username: email,
  emails: email,
  'emails.value': email,
  'emails.type': always('work'),
  'emails.primary': always(true),
  displayname: byName,
  'name.formatted': byName,
  active: (operator, value) =>
    operator === 'eq' && typeof value === 'boolean' ? { archivedAt: value ? null : { not: null } } : NONE,
  'groups.value': (operator, value) => {
    const groupId = idOf(operator, value);
    return groupId === null ? NONE : { groups: { some: { groupId } } };
  },
  'meta.created': when,
};

const member: Column<Prisma.GroupWhereInput> = (operator, value) => {
  const personId = idOf(operator, value);
  return personId === null ? NONE : { members: { some: { personId } } };
};

const GROUPS: Columns<Prisma.GroupWhereInput> = {
  id: byId,
  externalid: external as Column<Prisma.GroupWhereInput>,
  displayname: byName,
  members: member,
  'members.value': member,
  'members.type': always('User'),
  'meta.created': when,
};

export const usersWhere = (filter: Filter): Prisma.PersonWhereInput => where(filter, USERS);
export const groupsWhere = (filter: Filter): Prisma.GroupWhereInput => where(filter, GROUPS);
