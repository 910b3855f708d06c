import { currentType, SUBJECT_TYPES, type SubjectLink } from '../subject-link';
import { ACCESS_SUBJECTS } from './subjects/access';
import { CATALOGUE_SUBJECTS } from './subjects/catalogue';
import { CONTRACT_SUBJECTS } from './subjects/contracts';
import { ROUTING_SUBJECTS } from './subjects/routing';
import { SENSITIVITY_SUBJECTS } from './subjects/sensitivity';
import type { Sources } from './subjects/source';

const SOURCES: Sources = {
  ...CATALOGUE_SUBJECTS,
  ...CONTRACT_SUBJECTS,
  ...ROUTING_SUBJECTS,
  ...SENSITIVITY_SUBJECTS,
  ...ACCESS_SUBJECTS,
};

/** A record as an entry names it. */
export interface SubjectRef {
  readonly type: string;
  readonly id: string;
}

/** Types whose ids are keys; everything else is looked up by uuid, and the database refuses what is none. */
const KEYED = [
  ...[
    'offering',
    'model',
    'vendor',
    'promise',
    'sample',
    'playbook_position',
    'policy version',
    'signing key',
  ],
  ...['key set', 'permission', 'token', 'audit trail', 'sign_in_policy', 'people'],
];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The titles and pages of records, looked up once for each type; a record that is not known is shown by its id. */
export async function subjectLinks(refs: readonly SubjectRef[]): Promise<(ref: SubjectRef) => SubjectLink> {
  const types = [...new Set(refs.map(({ type }) => currentType(type)))].filter(isKnown);
  const found = await Promise.all(
    types.map(async (type) => {
      const ids = new Set(refs.filter((ref) => currentType(ref.type) === type).map(({ id }) => id));
      const asked = [...ids].filter((id) => KEYED.includes(type) || UUID.test(id));
      const rows = asked.length === 0 ? [] : await SOURCES[type]?.find(asked);
      return (rows ?? []).map(({ id, title, href }) => [keyOf({ type, id }), { title, href }] as const);
    }),
  );
  const links = new Map(found.flat());
  return (ref) => links.get(keyOf(ref)) ?? { title: ref.id, href: null };
}

/** The records that people call exactly this, of any type: by number, key, name or e-mail address. */
export async function subjectsNamed(text: string): Promise<SubjectRef[]> {
  const found = await Promise.all(
    Object.entries(SOURCES).map(async ([type, { named }]) =>
      ((await named?.(text)) ?? []).map((id) => ({ type, id })),
    ),
  );
  return found.flat();
}

/** Whether records of a type can be shown by their names. */
export function isKnown(type: string): boolean {
  return SUBJECT_TYPES.includes(type) && Object.hasOwn(SOURCES, type);
}

const keyOf = ({ type, id }: SubjectRef): string => `${currentType(type)}:${id}`;
