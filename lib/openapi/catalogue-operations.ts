import { FORMAT_FILES, FORMAT_NAMES, type FormatName } from '@/lib/catalog/catalog-link';
import { LIST_FIELDS, OFFERING_SORTS, offeringQuerySchema } from '@/lib/catalog/offering-query';
import type { KeyedList } from '@/lib/catalog/read-api/keyed-list';
import { LISTED_OFFERING_FIELDS } from '@/lib/catalog/read-api/listed-offering';
import { MODEL_LIST } from '@/lib/catalog/read-api/model-list';
import { PRICE_LIST } from '@/lib/catalog/read-api/price-list';
import { VENDOR_LIST } from '@/lib/catalog/read-api/vendor-list';
import { document } from './admin-schemas';
import * as schemas from './catalogue-schemas';
import { type Content, JSON_TYPE, json, type Operation, type Parameter } from './operation';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  q: 'Words looked for in names, aliases, request ids, owner and channel.',
  contextMin: 'Tokens; offerings whose context is unknown are left out.',
  inputMax: 'USD per million tokens; offerings whose price is unknown are left out.',
  outputMax: 'USD per million tokens; offerings whose price is unknown are left out.',
  limit: 'At most so many, from 1 to 500; 100 if it is left out.',
};
const VALUES: Readonly<Record<string, readonly string[]>> = {
  sort: OFFERING_SORTS,
  direction: ['asc', 'desc'],
  free: ['yes', 'no'],
};

const offeringFilters: readonly Parameter[] = Object.keys(offeringQuerySchema.shape)
  .filter((name) => name !== 'offset')
  .map((name) => {
    const several = (LIST_FIELDS as readonly string[]).includes(name);
    return {
      in: 'query',
      name,
      description: DESCRIPTIONS[name] ?? (several ? 'One of these.' : 'How the list is ordered or narrowed.'),
      ...(several && { several }),
      ...(VALUES[name] && { values: VALUES[name] }),
    };
  });

export const IF_NONE_MATCH: Parameter = {
  in: 'header',
  name: 'If-None-Match',
  description: 'Entity tags that the client has; "*".',
};

/** What every list takes besides its filters. */
const pageParameters = (fields: readonly string[]): readonly Parameter[] => [
  {
    in: 'query',
    name: 'fields',
    description: 'Only these of each item.',
    several: true,
    values: fields,
  },
  ...(fields.includes('provenance')
    ? [
        {
          in: 'query',
          name: 'include',
          description: 'Where each value comes from.',
          values: ['provenance'],
        } as const,
      ]
    : []),
  {
    in: 'query',
    name: 'cursor',
    description: 'The `next` of the page before, with the same parameters.',
  },
  IF_NONE_MATCH,
];

const LIMIT: Parameter = { in: 'query', name: 'limit', description: DESCRIPTIONS.limit ?? '' };
export const TAGGED = { ETag: 'Strong: of these bytes.' };

function listOperation(
  name: string,
  id: string,
  summary: string,
  content: Content,
  parameters: readonly Parameter[],
): Operation {
  return {
    method: 'get',
    path: `/api/v1/catalog/${name}`,
    id,
    tag: 'Catalogue',
    summary,
    scope: 'catalog:read',
    parameters,
    answers: {
      200: { description: 'A page.', content, headers: TAGGED },
      304: { description: 'The client has it.', headers: { ETag: 'The tag that matched.' } },
    },
    problems: ['invalid-request'],
  };
}

/** A format, for tools that send a token and for those that cannot. */
function formatOperations(format: FormatName): readonly Operation[] {
  const answers: Operation['answers'] = {
    200: {
      description: 'The whole document, of the catalogue as it is now.',
      content: { types: [JSON_TYPE], schema: document },
      headers: { ...TAGGED, 'Catalogue-Left-Out': 'How many things the format cannot say.' },
    },
    304: { description: 'The client has it.', headers: { ETag: 'The tag that matched.' } },
  };
  const file = `${format}/${FORMAT_FILES[format]}`;
  const id = format === 'litellm' ? 'LiteLlm' : 'ModelsDev';
  return [
    {
      method: 'get',
      path: `/api/v1/catalog/formats/${file}`,
      id: `readAs${id}`,
      tag: 'Catalogue',
      summary: `The catalogue in the format of ${format}`,
      description: 'Prices in force now. What the format cannot say is left out.',
      scope: 'catalog:read',
      parameters: [IF_NONE_MATCH],
      answers,
    },
    {
      method: 'get',
      path: `/api/v1/catalog/links/{secret}/${file}`,
      id: `readLinkAs${id}`,
      tag: 'Catalogue',
      summary: `The catalogue in the format of ${format}, at a secret address`,
      description:
        'For tools that cannot send a header. An administrator makes the address under Settings, Catalogue addresses; it opens nothing else.',
      scope: 'none',
      parameters: [
        {
          in: 'path',
          name: 'secret',
          description: 'As it was shown when it was made.',
          example: 'flc_<id>_<secret>',
        },
        IF_NONE_MATCH,
      ],
      answers,
      problems: ['not-found', 'rate-limited', 'unavailable'],
    },
  ];
}

/** What a list takes: its filters, and how it is paged. */
export const filtersOf = <Item extends object>({
  filters,
  fields,
}: KeyedList<Item>): readonly Parameter[] => [
  ...Object.entries(filters).map(
    ([name, { says, values, problem }]): Parameter => ({
      in: 'query',
      name,
      description: says,
      ...(values && { values }),
      ...(name !== 'q' && !problem && { several: true }),
    }),
  ),
  LIMIT,
  ...pageParameters(fields),
];

/** The catalogue, for programs. */
export const CATALOGUE_OPERATIONS: readonly Operation[] = [
  listOperation('offerings', 'listOfferings', 'The catalogue, page by page', json(schemas.offeringPage), [
    ...offeringFilters,
    ...pageParameters(LISTED_OFFERING_FIELDS),
  ]),
  listOperation(
    'vendors',
    'listVendors',
    'Who makes models and who sells them, by key',
    json(schemas.vendorPage),
    filtersOf(VENDOR_LIST),
  ),
  listOperation(
    'models',
    'listModels',
    'Models with their other names and what sells them, by key',
    json(schemas.modelPage),
    filtersOf(MODEL_LIST),
  ),
  listOperation(
    'prices',
    'listPrices',
    'Every recorded price: past, in force and announced, by offering',
    json(schemas.pricePage),
    filtersOf(PRICE_LIST),
  ),
  {
    method: 'get',
    path: '/api/v1/catalog/changes',
    id: 'followCatalogue',
    tag: 'Catalogue',
    summary: 'What changed since a cursor, oldest first',
    description:
      'Without `since` it gives the cursor of now: take it before reading the lists whole, then follow from there. Values are whole, so that a change may be applied twice.',
    scope: 'catalog:read',
    parameters: [
      {
        in: 'query',
        name: 'since',
        description:
          'The `next` of an answer before; 0 = from the beginning; left out = where the feed ends.',
      },
      { in: 'query', name: 'limit', description: 'At most so many, from 1 to 1000; 100 if it is left out.' },
      {
        in: 'query',
        name: 'wait',
        description: 'Seconds to wait where there is nothing yet, at most 25.',
        example: '25',
      },
      IF_NONE_MATCH,
    ],
    answers: {
      200: { description: 'Changes.', content: json(schemas.changeFeed), headers: TAGGED },
      304: { description: 'The client has it.', headers: { ETag: 'The tag that matched.' } },
    },
    problems: ['invalid-request', 'cursor-unknown'],
  },
  ...FORMAT_NAMES.flatMap(formatOperations),
  {
    method: 'get',
    path: '/api/v1/catalog/formats/{format}/left-out.json',
    id: 'readLeftOut',
    tag: 'Catalogue',
    summary: 'What of the catalogue a format cannot say, and so leaves out',
    scope: 'catalog:read',
    parameters: [
      { in: 'path', name: 'format', description: 'The format.', values: FORMAT_NAMES },
      IF_NONE_MATCH,
    ],
    answers: {
      200: { description: 'All of it.', content: json(schemas.leftOut), headers: TAGGED },
      304: { description: 'The client has it.', headers: { ETag: 'The tag that matched.' } },
    },
    problems: ['not-found'],
  },
];
