import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { METHODS, matchRoute, type RouteName } from '@/lib/delivery/routes';
import { OPERATIONS, openApiDocument } from '@/lib/openapi/document';
import { ROUTES, SCOPE_OF } from '../testing/policy-api';
import { GET } from './route';

const ROOT = path.join(import.meta.dirname, '..');

/** Where the read API answers by itself. */
const READ_PATHS: Readonly<Record<RouteName, string>> = {
  policy: '/api/v1/environments/{environment}/policy',
  events: '/api/v1/environments/{environment}/policy/events',
  manifest: '/api/v1/environments/{environment}/manifest',
  resolve: '/api/v1/environments/{environment}/resolve',
  bundle: '/api/v1/policies/sha-256/{digest}',
  telemetry: '/api/v1/telemetry',
  keys: '/.well-known/fairlead-keys',
  healthz: '/healthz',
  readyz: '/readyz',
  metrics: '/metrics',
};

type Handler = (request: Request, context: { params: Promise<object> }) => Response | Promise<Response>;

/** The methods that a route file answers, HEAD left out. */
async function methodsOf(file: string): Promise<string[]> {
  const handlers = (await import(path.join(ROOT, file))) as Record<string, Handler>;
  const methods: string[] = [];
  for (const [method, handle] of Object.entries(handlers)) {
    const request = new Request('http://host/', { method });
    const { status } = await handle(request, { params: Promise.resolve({ environment: 'x', draft: 'x' }) });
    if (status !== 405 && method !== 'HEAD') methods.push(method);
  }
  return methods;
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts') && !file.includes('[...'))
  .map((file) => file.replaceAll('\\', '/'));

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, for anyone', async () => {
    const response = GET();
    expect(response.headers.get('content-type')).toBe('application/json');
    const document = (await response.json()) as Record<string, unknown>;
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const validator = new Validator();
    const result = await validator.validate(document);
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, '3.1']);
  });

  it('has every address of the API, and none besides', async () => {
    const described = OPERATIONS.map((operation) => `${operation.method.toUpperCase()} ${operation.path}`);
    const answered = [
      ...Object.entries(READ_PATHS).flatMap(([name, at]) =>
        METHODS[name as RouteName].filter((method) => method !== 'HEAD').map((method) => `${method} ${at}`),
      ),
      ...(
        await Promise.all(
          files.map(async (file) => {
            const at = file.replace(/\/route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}');
            return (await methodsOf(file)).map((method) => `${method} /api/v1/${at}`);
          }),
        )
      ).flat(),
    ];
    expect(described.toSorted()).toEqual(answered.toSorted());
    for (const [name, at] of Object.entries(READ_PATHS)) {
      const filled = at.replace('{environment}', 'x').replace('{digest}', '0'.repeat(64));
      expect(matchRoute(filled)?.name).toBe(name);
    }
  });

  it('names the scope that each handler asks for', () => {
    for (const name of Object.keys(ROUTES) as (keyof typeof ROUTES)[]) {
      const [method = '', rest = ''] = name.split(' ');
      const base = rest === 'token' ? '/api/v1/' : '/api/v1/environments/{environment}/';
      const at = base + rest.replace('drafts/x', 'drafts/{draft}').replace('reviews/x', 'reviews/{review}');
      const operation = OPERATIONS.find((one) => one.path === at && one.method === method.toLowerCase());
      expect(operation?.scope, name).toBe(SCOPE_OF[name] ?? 'any');
    }
  });

  it('gives examples that are valid, an own name to each operation, and every part of a path', () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
    for (const { id, path: at, parameters = [], body, answers } of OPERATIONS) {
      const parts = [...at.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        parameters.filter((one) => one.in === 'path').map(({ name }) => name),
        id,
      ).toEqual(parts);
      for (const content of [body, ...Object.values(answers).map((answer) => answer.content)]) {
        if (content?.example !== undefined)
          expect(content.schema?.safeParse(content.example).error, id).toBeUndefined();
      }
    }
  });
});
