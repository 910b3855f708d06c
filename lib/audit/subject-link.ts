/** A record that the trail names, as people know it. */
export interface SubjectLink {
  /** "MSA-2026-014", "Ada Lovelace"; its id where it is known by no name any more. */
  readonly title: string;
  /** Its page; null where it has none, or none any more. */
  readonly href: string | null;
}

/** What a record is, in the words of the glossary, by the subject type that commands write. */
const NOUNS: Readonly<Record<string, string>> = {
  account: 'account',
  attribute: 'attribute',
  'audit trail': 'audit trail',
  calendar_link: 'calendar address',
  catalog_batch: 'change of the catalogue',
  catalog_link: 'catalogue address',
  certification: 'certificate',
  clause: 'clause',
  clause_comment: 'comment on a clause',
  clause_type: 'clause type',
  comment: 'comment',
  company_entity: 'company entity',
  contract: 'contract',
  discrepancy: 'discrepancy',
  document: 'document',
  draft: 'draft',
  endpoint: 'endpoint',
  environment: 'environment',
  exception: 'exception',
  exchange_rate: 'exchange rate',
  group: 'group',
  identity_provider: 'identity provider',
  people: 'people',
  import: 'import',
  import_schedule: 'scheduled import',
  invitation: 'invitation',
  'key set': 'key set',
  law: 'law',
  level: 'level',
  model: 'model',
  obligations: 'obligations of a label',
  offering: 'offering',
  path: 'way of data',
  permission: 'permission',
  person: 'person',
  playbook_position: 'position of the playbook',
  'policy version': 'policy version',
  promise: 'promise',
  'region group': 'region group',
  review: 'review',
  rule: 'rule',
  sample: 'sample',
  'saved request': 'saved request',
  saved_view: 'saved view',
  'scheduled publish': 'scheduled publish',
  'scim token': 'directory token',
  'service account': 'service account',
  sign_in_policy: 'sign-in policy',
  'signing key': 'signing key',
  stake: 'stake',
  subprocessor_notice: 'subprocessor notice',
  tag: 'tag',
  'task class': 'task class',
  token: 'token',
  vendor: 'vendor',
  web_terms: 'terms by address',
  webhook: 'webhook',
};

/** Every subject type that the trail knows words for. */
export const SUBJECT_TYPES = Object.keys(NOUNS);

/** Types that releases before wrote, with what is written for the same records now. */
const FORMER: Readonly<Record<string, string>> = {
  'identity provider': 'identity_provider',
  schedule: 'scheduled publish',
};

/** The type that is written for the same records now. */
export function currentType(type: string): string {
  return Object.hasOwn(FORMER, type) ? (FORMER[type] ?? type) : type;
}

/** Every type under which the same records stand in the trail. */
export function writtenTypes(type: string): string[] {
  const now = currentType(type);
  return [now, ...Object.keys(FORMER).filter((former) => FORMER[former] === now)];
}

/** What a record of this type is called; of a type of a later version, the type as it is written. */
export function subjectNoun(type: string): string {
  return Object.hasOwn(NOUNS, type) ? (NOUNS[type] ?? type) : type.replaceAll('_', ' ');
}
