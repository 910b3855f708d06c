import { PROBLEM_TYPE, PROBLEMS, type ProblemKey, problem } from '@/lib/http/problem';
import { ADMIN_OPERATIONS } from './admin-operations';
import { AUDIT_OPERATIONS } from './audit-operations';
import { CATALOGUE_OPERATIONS } from './catalogue-operations';
import { CLEARANCE_OPERATIONS } from './clearance-operations';
import { componentSchemas, referenceTo } from './component';
import { CONTRACT_OPERATIONS } from './contract-operations';
import type { Content, Operation, Parameter, Success } from './operation';
import { OTHER_OPERATIONS } from './other-operations';
import { READ_OPERATIONS } from './read-operations';
import { problemBody } from './read-schemas';

/** Every operation, in the order in which the document has them. */
export const OPERATIONS: readonly Operation[] = [
  ...READ_OPERATIONS,
  ...ADMIN_OPERATIONS,
  ...CATALOGUE_OPERATIONS,
  ...CONTRACT_OPERATIONS,
  ...CLEARANCE_OPERATIONS,
  ...AUDIT_OPERATIONS,
  ...OTHER_OPERATIONS,
];

const OF_TOKENS: readonly ProblemKey[] = [
  'unauthenticated',
  'invalid-token',
  'insufficient-scope',
  'unavailable',
];
/** What a host adds that lets tokens in by what it holds in memory. */
const OF_MEMORY: readonly ProblemKey[] = ['no-snapshot', 'cut-off'];
/** What the others add, which count how often a token asks. */
const OF_COUNTED: readonly ProblemKey[] = ['rate-limited'];

let made: object | undefined;

/** OpenAPI 3.1 of all that the hosts answer. The same for everyone: it says nothing of this installation. */
export function openApiDocument(): object {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Fairlead',
      version: '1',
      summary: 'Routing policies for AI models: what routers read, and what changes it.',
      description:
        'Routers should read from a delivery process. Fields may be added to answers: pass over those that you do not know. An error is a problem (RFC 9457): tell them apart by `type`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: paths(),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'flr_<id>_<secret><check>',
          description: 'A token of one environment. Each operation names the scope that it needs.',
        },
      },
      schemas: componentSchemas(),
    },
  };
  return made;
}

function paths(): Record<string, Record<string, object>> {
  const all: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    all[operation.path] ??= {};
    Object.assign(all[operation.path] as object, { [operation.method]: operationObject(operation) });
  }
  return all;
}

function operationObject(operation: Operation): object {
  const { id, tag, summary, description, scope, parameters = [], body, answers } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(scope !== 'none' && { security: [{ token: scope === 'any' ? [] : [scope] }] }),
    ...(parameters.length > 0 && { parameters: parameters.map(parameterObject) }),
    ...(body && { requestBody: { required: body.required, content: contentObject(body) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerObject(answer)]),
      ),
      ...problemObjects(problemsOf(operation)),
    },
  };
}

/** The problems that an operation answers with, besides those of HTTP itself. */
export function problemsOf({ scope, tag, problems = [] }: Operation): readonly ProblemKey[] {
  if (scope === 'none') return problems;
  return [...problems, ...OF_TOKENS, ...(tag === 'Reading' ? OF_MEMORY : OF_COUNTED)];
}

function parameterObject({
  in: place,
  name,
  description,
  example,
  values,
  several,
  required,
}: Parameter): object {
  const value = { type: 'string', ...(values && { enum: values }) };
  return {
    in: place,
    name,
    description,
    ...((place === 'path' || required) && { required: true }),
    ...(example !== undefined && { example }),
    schema: several ? { type: 'array', items: value } : value,
  };
}

function contentObject({ types, schema, example }: Content): object {
  const media = {
    schema: schema ? referenceTo(schema) : { type: 'string' },
    ...(example !== undefined && { example }),
  };
  return Object.fromEntries(types.map((type) => [type, media]));
}

function answerObject({ description, content, headers = {} }: Success): object {
  return {
    description,
    ...(content && { content: contentObject(content) }),
    headers: Object.fromEntries(
      Object.entries({ ...headers, 'X-Request-Id': 'What the log has it under.' }).map(([name, says]) => [
        name,
        { description: says, schema: { type: 'string' } },
      ]),
    ),
  };
}

/** By status: several problems may share one. */
function problemObjects(keys: readonly ProblemKey[]): Record<string, object> {
  const byStatus = new Map<number, ProblemKey[]>();
  for (const key of new Set(keys)) {
    const { status } = PROBLEMS[key];
    byStatus.set(status, [...(byStatus.get(status) ?? []), key]);
  }
  return Object.fromEntries([...byStatus].map(([status, same]) => [status, problemObject(same)]));
}

function problemObject(keys: readonly ProblemKey[]): object {
  const example = (key: ProblemKey) => problem(key, 'What is wrong, and what to do.', 'a1-7');
  return {
    description: keys.map((key) => `${PROBLEMS[key].title}.`).join(' '),
    content: {
      [PROBLEM_TYPE]: {
        schema: referenceTo(problemBody),
        examples: Object.fromEntries(keys.map((key) => [key, { value: example(key) }])),
      },
    },
  };
}
