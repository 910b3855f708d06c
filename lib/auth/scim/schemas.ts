/** What the server says of itself (RFC 7643, 5 to 7): what it takes of users and groups, and what of the protocol. */

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:';
export const USER_SCHEMA = `${CORE}User`;
export const GROUP_SCHEMA = `${CORE}Group`;

interface Attribute {
  readonly name: string;
  readonly description: string;
  readonly type?: 'string' | 'boolean' | 'complex' | 'reference';
  readonly multiValued?: boolean;
  readonly required?: boolean;
  readonly mutability?: 'readWrite' | 'readOnly' | 'immutable';
  readonly caseExact?: boolean;
  readonly uniqueness?: 'none' | 'server' | 'global';
  readonly subAttributes?: readonly Attribute[];
}

/** An attribute with everything that a schema has to say of it. */
function described({ subAttributes, ...attribute }: Attribute): Readonly<Record<string, unknown>> {
  return {
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...attribute,
    ...(subAttributes && { subAttributes: subAttributes.map(described) }),
  };
}

const EXTERNAL_ID: Attribute = {
  name: 'externalId',
  description: 'The directory’s own id.',
  caseExact: true,
};

const USER: readonly Attribute[] = [
  {
    name: 'userName',
    description: 'The e-mail address that the person signs in with. No two people have the same.',
    required: true,
    uniqueness: 'server',
  },
  { name: 'displayName', description: 'The name that others see.' },
  {
    name: 'name',
    description:
      'The same name. Fairlead keeps one name of a person; its parts are told apart by the last space.',
    type: 'complex',
    subAttributes: [
      { name: 'formatted', description: 'The whole name.' },
      { name: 'givenName', description: 'What comes before the last space.' },
      { name: 'familyName', description: 'What comes after it.' },
    ],
  },
  {
    name: 'active',
    description: 'false ends every session and token at once; true lets the person in again.',
    type: 'boolean',
  },
  {
    name: 'emails',
    description: 'The address of userName.',
    type: 'complex',
    multiValued: true,
    subAttributes: [
      { name: 'value', description: 'The address.' },
      { name: 'type', description: 'Always work.' },
      { name: 'primary', description: 'Always true.', type: 'boolean' },
    ],
  },
  {
    name: 'groups',
    description: 'The groups of this provider that the person is in.',
    type: 'complex',
    multiValued: true,
    mutability: 'readOnly',
    subAttributes: [
      { name: 'value', description: 'The group’s id.', mutability: 'readOnly' },
      { name: 'display', description: 'Its name.', mutability: 'readOnly' },
      { name: '$ref', description: 'Its address.', type: 'reference', mutability: 'readOnly' },
    ],
  },
  EXTERNAL_ID,
];

const GROUP: readonly Attribute[] = [
  {
    name: 'displayName',
    description: 'The name by which Fairlead gives roles to the group.',
    required: true,
    uniqueness: 'server',
  },
  {
    name: 'members',
    description: 'Users of the same provider.',
    type: 'complex',
    multiValued: true,
    subAttributes: [
      { name: 'value', description: 'The user’s id.', mutability: 'immutable' },
      { name: 'display', description: 'Their name.', mutability: 'readOnly' },
      { name: '$ref', description: 'Their address.', type: 'reference', mutability: 'readOnly' },
      { name: 'type', description: 'Always User.', mutability: 'immutable' },
    ],
  },
  EXTERNAL_ID,
];

/** @param base the address of /scim/v2 */
export function schemas(base: string) {
  const schema = (id: string, name: string, description: string, attributes: readonly Attribute[]) => ({
    schemas: [`${CORE}Schema`],
    id,
    name,
    description,
    attributes: attributes.map(described),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  });
  return [
    schema(USER_SCHEMA, 'User', 'A person', USER),
    schema(GROUP_SCHEMA, 'Group', 'A group of people', GROUP),
  ];
}

/** @param base the address of /scim/v2 */
export function resourceTypes(base: string) {
  const type = (name: 'User' | 'Group', schema: string) => ({
    schemas: [`${CORE}ResourceType`],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  });
  return [type('User', USER_SCHEMA), type('Group', GROUP_SCHEMA)];
}

/** The most resources of one page of a list. */
export const MOST_RESULTS = 200;

/** @param base the address of /scim/v2 */
export function serviceProviderConfig(base: string) {
  return {
    schemas: [`${CORE}ServiceProviderConfig`],
    documentationUri: new URL('/docs/administration/sign-in', base).href,
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token that an administrator made on the page of the identity provider.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}
