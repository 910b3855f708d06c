import { LIST_FIELDS, OFFERING_SORTS, offeringQuerySchema } from '@/lib/catalog/offering-query';
import { STANDINGS } from '@/lib/routers/standing';
import * as schemas from './admin-schemas';
import { ENVIRONMENT, JSON_TYPE, json, type Operation, type Parameter } from './operation';
import { routerPage } from './router-schemas';

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

const query: readonly Parameter[] = Object.keys(offeringQuerySchema.shape)
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

/** Routers, the catalogue, and what describes the API itself. */
export const OTHER_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/environments/{environment}/routers',
    id: 'listRouters',
    tag: 'Routers',
    summary: 'What each router runs, and how far all have come, page by page',
    scope: 'routers:read',
    parameters: [
      ENVIRONMENT,
      { in: 'query', name: 'standing', description: 'Only those.', values: STANDINGS },
      { in: 'query', name: 'version', description: 'Only those that run it.', example: '1.7' },
      { in: 'query', name: 'limit', description: 'At most so many, from 1 to 500; 100 if it is left out.' },
      {
        in: 'query',
        name: 'cursor',
        description: 'The `next` of the page before, with the same parameters.',
      },
    ],
    answers: { 200: { description: 'A page, by name.', content: json(routerPage) } },
    problems: ['invalid-request', 'not-found'],
  },
  {
    method: 'get',
    path: '/api/v1/catalog/offerings',
    id: 'listOfferings',
    tag: 'Catalogue',
    summary: 'The catalogue, page by page',
    scope: 'catalog:read',
    parameters: [
      ...query,
      {
        in: 'query',
        name: 'cursor',
        description: 'The `next` of the page before, with the same parameters.',
      },
    ],
    answers: { 200: { description: 'A page.', content: json(schemas.offeringPage) } },
    problems: ['invalid-request'],
  },
  {
    method: 'get',
    path: '/api/v1/schemas/policy-file',
    id: 'readPolicyFileSchema',
    tag: 'Descriptions',
    summary: 'The JSON Schema of policy files, for editors',
    scope: 'none',
    answers: {
      200: {
        description: 'The schema.',
        content: { types: ['application/schema+json'], schema: schemas.document },
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/openapi.json',
    id: 'readOpenApi',
    tag: 'Descriptions',
    summary: 'This document',
    scope: 'none',
    answers: {
      200: { description: 'OpenAPI 3.1.', content: { types: [JSON_TYPE], schema: schemas.document } },
    },
  },
];
