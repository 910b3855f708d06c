import type { Role } from '@/lib/auth/roles';
import { createOwnToken } from '@/lib/auth/server/commands/own-tokens';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { addPerson } from '@/lib/db/testing/access';
import { OFFERINGS, ruleInput, taskClassInput } from '@/lib/db/testing/routing';
import { operationFor, requireDescribed } from '@/lib/openapi/testing/described';
import { createRule } from '@/lib/routing/server/rule-commands';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import * as approve from '../environments/[environment]/drafts/[draft]/approve/route';
import * as diff from '../environments/[environment]/drafts/[draft]/diff/route';
import * as publish from '../environments/[environment]/drafts/[draft]/publish/route';
import * as draftRoute from '../environments/[environment]/drafts/[draft]/route';
import * as submit from '../environments/[environment]/drafts/[draft]/submit/route';
import * as validate from '../environments/[environment]/drafts/[draft]/validate/route';
import * as drafts from '../environments/[environment]/drafts/route';
import * as overlay from '../environments/[environment]/overlay/route';
import * as policyJson from '../environments/[environment]/policy.json/route';
import * as policyYaml from '../environments/[environment]/policy.yaml/route';
import * as answer from '../environments/[environment]/reviews/[review]/answer/route';
import * as reviews from '../environments/[environment]/reviews/route';
import * as rollback from '../environments/[environment]/rollback/route';
import * as whoami from '../token/route';

/** Every scope of a person's token for policies. */
export const ALL = ['policy:read', 'policy:write', 'policy:approve', 'policy:publish'];

/** What programs can ask of a policy, with the handlers that answer. */
export const ROUTES = {
  'GET policy.yaml': policyYaml.GET,
  'GET policy.json': policyJson.GET,
  'GET drafts': drafts.GET,
  'GET drafts/x': draftRoute.GET,
  'PUT drafts/x': draftRoute.PUT,
  'DELETE drafts/x': draftRoute.DELETE,
  'POST drafts/x/validate': validate.POST,
  'POST drafts/x/diff': diff.POST,
  'POST drafts/x/submit': submit.POST,
  'POST drafts/x/approve': approve.POST,
  'POST drafts/x/publish': publish.POST,
  'GET reviews': reviews.GET,
  'POST reviews/x/answer': answer.POST,
  'POST rollback': rollback.POST,
  'GET overlay': overlay.GET,
  'POST overlay': overlay.POST,
  'GET token': whoami.GET,
} as const;
/** The scope that each of them asks for. */
export const SCOPE_OF: Record<keyof typeof ROUTES, string | null> = {
  'GET policy.yaml': 'policy:read',
  'GET policy.json': 'policy:read',
  'GET drafts': 'policy:read',
  'GET drafts/x': 'policy:read',
  'PUT drafts/x': 'policy:write',
  'DELETE drafts/x': 'policy:write',
  'POST drafts/x/validate': 'policy:read',
  'POST drafts/x/diff': 'policy:read',
  'POST drafts/x/submit': 'policy:write',
  'POST drafts/x/approve': 'policy:approve',
  'POST drafts/x/publish': 'policy:publish',
  'GET reviews': 'policy:read',
  'POST reviews/x/answer': 'policy:approve',
  'POST rollback': 'policy:publish',
  'GET overlay': 'policy:read',
  'POST overlay': 'policy:publish',
  'GET token': null,
};

interface Sent {
  readonly token: string;
  readonly draft?: string;
  readonly review?: string;
  readonly environment?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly json?: unknown;
}

/** Sends a request to a handler, as a program with that token would, and leaves its answer unread. */
export async function ask(
  route: keyof typeof ROUTES,
  { token, draft, review, environment = 'production', query = '', headers = {}, file, json }: Sent,
) {
  const [method = 'GET'] = route.split(' ');
  const body = file ?? (json === undefined ? null : JSON.stringify(json));
  const type =
    file === undefined ? 'application/json' : file.startsWith('{') ? 'application/json' : 'application/yaml';
  const request = new Request(`http://localhost/${route.split(' ')[1]}${query}`, {
    method,
    body,
    headers: { authorization: `Bearer ${token}`, ...(body !== null && { 'content-type': type }), ...headers },
  });
  const params =
    route === 'GET token'
      ? undefined
      : {
          environment,
          ...(draft === undefined ? {} : { draft }),
          ...(review === undefined ? {} : { review }),
        };
  return ROUTES[route](request, { params: Promise.resolve(params) });
}

/** Sends a request, and holds the answer against what OpenAPI says of it. */
export async function send(route: keyof typeof ROUTES, sent: Sent): Promise<Response> {
  const response = await ask(route, sent);
  const [method = 'GET'] = route.split(' ');
  const at = route.split(' ')[1] ?? '';
  const operation = operationFor(method, at === 'token' ? '/api/v1/token' : `/api/v1/environments/x/${at}`);
  if (!operation) throw new Error(`${route} is not described`);
  const { status, headers: answered } = response;
  requireDescribed(operation, {
    status,
    type: answered.get('content-type'),
    body: await response.clone().text(),
  });
  return response;
}

/** A person with these roles, and a token that they made for themselves. */
export async function tokenFor(roles: readonly Role[], scopes = ALL, environment = 'production') {
  const person = await addPerson(`${crypto.randomUUID()}@example.com`, roles);
  const made = await createOwnToken(person, {
    name: 'x',
    environment,
    scopes,
    expiresInDays: 1,
    serviceAccountId: null,
  });
  return { ...person, token: made.token };
}

type Told = Readonly<Record<string, unknown>>;
/** The status of an answer and what its JSON says. */
export const read = async (response: Response): Promise<Told> => ({
  status: response.status,
  ...((await response.json()) as Told),
});

export type Holder = Awaited<ReturnType<typeof tokenFor>>;

/** A draft of production with one rule, and who works on it. */
export async function draftAndPeople() {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  await createTaskClass(SYSTEM_CALLER, taskClassInput('other'));
  await createRule(SYSTEM_CALLER, ruleInput('lookup', [OFFERINGS[0], OFFERINGS[1]], 'production'));
  return {
    architect: await tokenFor(['architect']),
    publisher: await tokenFor(['publisher']),
    both: await tokenFor(['architect', 'publisher']),
  };
}
