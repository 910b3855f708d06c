import { STANDINGS } from '@/lib/routers/standing';
import * as schemas from './admin-schemas';
import { ENVIRONMENT, JSON_TYPE, json, type Operation } from './operation';
import { routerPage } from './router-schemas';

/** Routers, and what describes the API itself. */
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
