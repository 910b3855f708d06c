import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/auth/permissions';
import { createOwnToken } from '@/lib/auth/server/commands/own-tokens';
import { createServiceAccount } from '@/lib/auth/server/commands/service-accounts';
import { createToken } from '@/lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { FileCheck } from '@/lib/routing/server/policy-file-check';
import { createRule } from '@/lib/routing/server/rule-commands';
import { createTaskClass } from '@/lib/routing/server/task-class-commands';
import * as approve from './environments/[environment]/drafts/[draft]/approve/route';
import * as diff from './environments/[environment]/drafts/[draft]/diff/route';
import * as publish from './environments/[environment]/drafts/[draft]/publish/route';
import * as draftRoute from './environments/[environment]/drafts/[draft]/route';
import * as submit from './environments/[environment]/drafts/[draft]/submit/route';
import * as validate from './environments/[environment]/drafts/[draft]/validate/route';
import * as drafts from './environments/[environment]/drafts/route';
import * as overlay from './environments/[environment]/overlay/route';
import * as policyJson from './environments/[environment]/policy.json/route';
import * as policyYaml from './environments/[environment]/policy.yaml/route';
import * as rollback from './environments/[environment]/rollback/route';
import * as schema from './schemas/policy-file/route';
import * as whoami from './token/route';

withRoutingDatabase();
const ALL = ['policy:read', 'policy:write', 'policy:approve', 'policy:publish'];
const [first, second] = OFFERINGS;

const ROUTES = {
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
  'POST rollback': rollback.POST,
  'GET overlay': overlay.GET,
  'POST overlay': overlay.POST,
  'GET token': whoami.GET,
} as const;
const SCOPE_OF: Record<keyof typeof ROUTES, string | null> = {
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
  'POST rollback': 'policy:publish',
  'GET overlay': 'policy:read',
  'POST overlay': 'policy:publish',
  'GET token': null,
};

interface Sent {
  readonly token: string;
  readonly draft?: string;
  readonly environment?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly json?: unknown;
}

function send(
  route: keyof typeof ROUTES,
  { token, draft, environment = 'production', query = '', headers = {}, file, json }: Sent,
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
    route === 'GET token' ? undefined : { environment, ...(draft === undefined ? {} : { draft }) };
  return ROUTES[route](request, { params: Promise.resolve(params) });
}

async function tokenFor(roles: readonly Role[], scopes = ALL, environment = 'production') {
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
const read = async (response: Response): Promise<Told> => ({
  status: response.status,
  ...((await response.json()) as Told),
});

let architect: Awaited<ReturnType<typeof tokenFor>>;
let publisher: typeof architect;
let both: typeof architect;

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  await createTaskClass(SYSTEM_CALLER, taskClassInput('other'));
  await createRule(SYSTEM_CALLER, ruleInput('lookup', [first, second], 'production'));
  architect = await tokenFor(['architect']);
  publisher = await tokenFor(['publisher']);
  both = await tokenFor(['architect', 'publisher']);
});

describe('who may', () => {
  it.each(Object.keys(ROUTES) as (keyof typeof ROUTES)[])(
    '%s needs its scope and its environment',
    async (route) => {
      const scope = SCOPE_OF[route];
      const others = ALL.filter((one) => one !== scope);
      if (scope !== null) {
        const without = await tokenFor(['architect', 'publisher'], others);
        const refused = await send(route, { token: without.token, draft: 'main' });
        expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
          403,
          `Bearer error="insufficient_scope", scope="${scope}"`,
        ]);
      }
      if (route !== 'GET token') {
        for (const environment of ['staging', 'nowhere']) {
          expect((await send(route, { token: both.token, draft: 'main', environment })).status).toBe(403);
        }
      }
      const router = await createToken(SYSTEM_CALLER, {
        name: 'r',
        environment: 'production',
        scopes: ['policy:read'],
        expiresInDays: 1,
      });
      expect((await send(route, { token: router.token, draft: 'main' })).status).toBe(403);
      const gone = await send(route, { token: 'flr_x', draft: 'main' });
      expect([gone.status, gone.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    },
  );

  it('a role is needed besides the scope', async () => {
    const viewer = await tokenFor(['viewer']);
    const { headers } = await send('GET drafts/x', { token: viewer.token, draft: 'main' });
    const file = await (await send('GET drafts/x', { token: viewer.token, draft: 'main' })).text();
    const etag = headers.get('etag') ?? '';
    const put = await send('PUT drafts/x', {
      token: viewer.token,
      draft: 'main',
      file,
      headers: { 'if-match': etag },
    });
    expect((await read(put)).detail).toBe('This needs one of these roles: architect.');
    const stop = { stop: { subject: 'model', name: 'm' }, reason: 'a test' };
    expect((await send('POST overlay', { token: viewer.token, json: stop })).status).toBe(403);
  });

  it('a token says whom it acts for', async () => {
    expect(await read(await send('GET token', { token: architect.token }))).toMatchObject({
      environment: 'production',
      person: true,
      roles: ['architect'],
      scopes: ALL,
    });
  });
});

describe('a draft as a file', () => {
  const get = async (draft = 'main', headers = {}) => {
    const response = await send('GET drafts/x', { token: architect.token, draft, headers });
    return { response, text: await response.text(), etag: response.headers.get('etag') ?? '' };
  };

  it('is read as YAML or JSON, and not again while it is the same', async () => {
    const { response, text, etag } = await get();
    expect(response.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    expect(text).toContain('taskClasses:\n  lookup:\n    - key: lookup\n');
    expect((await get('main', { 'if-none-match': etag })).response.status).toBe(304);
    const json = await get('main', {
      accept: 'application/json, application/yaml;q=0.5',
      'if-none-match': etag,
    });
    expect(json.response.status).toBe(200);
    expect(JSON.parse(json.text)).toMatchObject({ environment: 'production', baseVersion: null });
    expect((await get('nothing')).response.status).toBe(404);
    expect((await get('%00')).response.status).toBe(404);
  });

  it('is replaced by the fewest edits, once, by who saw it', async () => {
    const { text, etag } = await get();
    const put = (file: string, headers: Record<string, string>, query = '') =>
      send('PUT drafts/x', { token: architect.token, draft: 'main', file, headers, query });
    expect((await put(text, {})).status).toBe(428);
    const same = await read(await put(text, { 'if-match': etag }));
    expect([same.status, same.edits, same.etag]).toEqual([200, [], etag]);
    const changed = text.replace(
      '- key: lookup',
      '- key: before\n      arms: [{ name: all, weight: 10000, targets: [{ offering: cloud-a/model-a }] }]\n    - key: lookup',
    );
    const dry = await read(await put(changed, { 'if-match': etag }, '?dryRun=1'));
    expect(dry.edits).toEqual([{ kind: 'added', taskClass: 'lookup', key: 'before' }]);
    expect((await get()).etag).toBe(etag);
    const rule = await db().rule.findFirstOrThrow({ where: { key: 'lookup', archivedAt: null } });
    const done = await put(changed, { 'if-match': etag });
    const now = done.headers.get('etag') ?? '';
    expect([done.status, now === etag]).toEqual([200, false]);
    expect((await get()).etag).toBe(now);
    const kept = await db().rule.findUniqueOrThrow({ where: { id: rule.id } });
    expect([kept.revision, kept.position]).toEqual([rule.revision, 1]);
    const late = await read(await put(text, { 'if-match': etag }));
    expect([late.status, late.type]).toEqual([412, '/problems/precondition-failed']);
    expect((await put(text, { 'if-none-match': '*' })).status).toBe(412);
    expect((await put(text, { 'if-match': '*' })).status).toBe(200);
    expect((await get()).text).toBe(text);
  });

  it('is matched by any of several entity tags, and by no weak one', async () => {
    const { text, etag } = await get();
    const other = etag.replace(/\.\d+\./, '.999.');
    const put = (ifMatch: string) =>
      send('PUT drafts/x', {
        token: architect.token,
        draft: 'main',
        file: text,
        headers: { 'if-match': ifMatch },
        query: '?dryRun=1',
      });
    expect((await put(`${other}, W/"x", ${etag}`)).status).toBe(200);
    for (const none of [`W/${etag}`, other, '', 'x', '"*"']) expect((await put(none)).status).toBe(412);
  });

  it('says the same with a byte order mark, with other line ends, and of a type with parameters', async () => {
    const { text, etag } = await get();
    const headers = { 'if-match': etag, 'content-type': 'Application/YAML ; charset=UTF-8' };
    for (const file of [`\ufeff${text}`, text.replaceAll('\n', '\r\n')]) {
      const answer = await read(
        await send('PUT drafts/x', { token: architect.token, draft: 'main', file, headers }),
      );
      expect([answer.status, answer.edits]).toEqual([200, []]);
    }
    const twice = text.replace('    - key: lookup\n', '    - key: lookup\n      key: again\n');
    const sent = { token: architect.token, draft: 'main', file: twice, headers };
    expect(await read(await send('PUT drafts/x', sent))).toMatchObject({
      status: 400,
      errors: [{ detail: 'key stands here twice.' }],
    });
  });

  it('of twenty at once that saw the same, one goes in', async () => {
    const { text, etag } = await get();
    const files = Array.from({ length: 20 }, (_, at) =>
      text.replace('weight: 10000', `weight: 10000 # ${at}`).replace('name: all', `name: all-${at}`),
    );
    const answers = await Promise.all(
      files.map((file) =>
        send('PUT drafts/x', { token: architect.token, draft: 'main', file, headers: { 'if-match': etag } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 412),
    ]);
    expect(
      (
        await send('PUT drafts/x', {
          token: architect.token,
          draft: 'main',
          file: text,
          headers: { 'if-match': '*' },
        })
      ).status,
    ).toBe(200);
  });

  it('is made, listed and put away', async () => {
    const { text } = await get();
    const make = (file: string) =>
      send('PUT drafts/x', {
        token: architect.token,
        draft: 'from-ci',
        file,
        headers: { 'if-none-match': '*' },
      });
    expect((await make(text.replace('baseVersion: null', 'baseVersion: 7'))).status).toBe(400);
    const made = await make(text);
    expect(made.status).toBe(201);
    expect((await make(text)).status).toBe(412);
    const list = await read(await send('GET drafts', { token: architect.token }));
    expect(list.data).toMatchObject([{ name: 'main' }, { name: 'from-ci', etag: made.headers.get('etag') }]);
    const away = (tag: string) =>
      send('DELETE drafts/x', { token: architect.token, draft: 'from-ci', headers: { 'if-match': tag } });
    expect((await away('"x"')).status).toBe(412);
    expect((await away(made.headers.get('etag') ?? '')).status).toBe(204);
    expect((await get('from-ci')).response.status).toBe(404);
  });

  it('tells what is wrong with its line', async () => {
    const { text } = await get();
    const check = async (file: string) =>
      read(await send('POST drafts/x/validate', { token: architect.token, draft: 'not-yet', file }));
    const at = (file: string, needle: string) => file.slice(0, file.indexOf(needle)).split('\n').length;
    const broken = text.replace('weight: 10000', 'weight: many');
    expect(await check(broken)).toMatchObject({
      status: 400,
      errors: [{ line: at(broken, 'many'), pointer: '/taskClasses/lookup/0/arms/0/weight' }],
    });
    const unknown = text.replace('  lookup:', '  lookups:');
    expect(await check(unknown)).toMatchObject({
      status: 400,
      errors: [{ line: at(unknown, 'lookups:'), pointer: '/taskClasses/lookups' }],
    });
    expect(await check(text.replace('environment: production', 'environment: staging'))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/environment' }],
    });
    const missing = text.replace(second, 'cloud-z/gone');
    const { findings, errors } = (await check(missing)) as unknown as FileCheck;
    expect(errors).toBe(1);
    expect(findings.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'offering_missing',
      line: at(missing, 'cloud-z/gone'),
      pointer: expect.stringMatching(/^\/taskClasses\/lookup\/0\/arms\/0\/targets\/1/),
    });
    const fine = await check('');
    expect(fine.status).toBe(404);
    const draft = (await read(
      await send('POST drafts/x/validate', { token: architect.token, draft: 'main', query: '?bundle=1' }),
    )) as unknown as FileCheck;
    expect(draft).toMatchObject({ errors: 0, bundle: { format: 'fairlead.policy/1' } });
    for (const { severity, accept } of draft.findings)
      expect(accept !== undefined).toBe(severity === 'warning');
  });

  it.each([
    ['a list of itself', 'a: &a [*a]'],
    ['100,000 brackets', '['.repeat(100_000)],
    [
      'conditions 1,000 deep',
      `{"format":"fairlead.policy-file/1","environment":"production","taskClasses":{"lookup":[{"key":"a","arms":[],"when":${'{"not":'.repeat(1000)}{"tag":"x"}${'}'.repeat(1000)}}]}}`,
    ],
    ['keys of prototypes', '{"__proto__":{"taskClasses":{}},"constructor":1,"taskClasses":{"__proto__":[]}}'],
    ['half a character', '{"format":"\\ud800"}'],
    ['four megabytes', `{"a":"${'x'.repeat(4_100_000)}"}`],
  ])(
    'answers %s with a problem',
    async (_what, file) => {
      for (const route of ['PUT drafts/x', 'POST drafts/x/validate'] as const) {
        const answer = await send(route, {
          token: both.token,
          draft: 'main',
          file,
          headers: { 'if-match': '*' },
        });
        expect([route, answer.status]).toEqual([
          route,
          expect.toSatisfy((status) => status === 400 || status === 413),
        ]);
      }
    },
    60_000,
  );

  it('answers 10,000 rules with findings', async () => {
    const arms = [{ name: 'a', weight: 1, targets: [{ offering: 'x' }] }];
    const lookup = Array.from({ length: 10_000 }, (_, at) => ({ key: `r${at}`, arms }));
    const file = { format: 'fairlead.policy-file/1', environment: 'production', taskClasses: { lookup } };
    const sent = { token: both.token, draft: 'main', file: JSON.stringify(file) };
    const check = (await read(await send('POST drafts/x/validate', sent))) as unknown as FileCheck;
    expect(check.errors).toBeGreaterThan(10_000);
    const put = await send('PUT drafts/x', { ...sent, headers: { 'if-match': '*' } });
    expect(put.status).toBe(400);
  }, 60_000);

  it('takes no other type and no other encoding', async () => {
    const put = (body: BodyInit, type: string) =>
      draftRoute.PUT(
        new Request('http://localhost/x', {
          method: 'PUT',
          body,
          headers: { authorization: `Bearer ${architect.token}`, 'content-type': type, 'if-match': '*' },
        }),
        {
          params: Promise.resolve({ environment: 'production', draft: 'main' }),
        },
      );
    expect((await put('a: b', 'text/plain')).status).toBe(415);
    expect((await put(new Uint8Array([0xff, 0xfe]), 'application/yaml')).status).toBe(400);
    expect((await put('', 'application/yaml')).status).toBe(400);
  });
});

describe('from draft to routers and back', () => {
  const etagOf = async (draft: string) =>
    (await send('GET drafts/x', { token: both.token, draft })).headers.get('etag') ?? '';
  const accepted = async (draft: string) => {
    const { findings } = (await read(
      await send('POST drafts/x/validate', { token: both.token, draft }),
    )) as unknown as FileCheck;
    return findings.flatMap(({ accept }) => accept ?? []);
  };

  it('needs another person where the environment asks for one, whoever’s machine wrote it', async () => {
    const robot = await createServiceAccount(SYSTEM_CALLER, {
      name: 'ci',
      responsibleId: both.personId,
      grants: [{ role: 'architect', environment: null }],
    });
    const { token: ci } = await createOwnToken(both, {
      name: 'ci',
      environment: 'production',
      scopes: ['policy:read', 'policy:write'],
      expiresInDays: 1,
      serviceAccountId: robot.id,
    });
    const text = await (await send('GET drafts/x', { token: ci, draft: 'main' })).text();
    const file = text.replace('key: lookup', 'key: by-a-machine');
    const put = await send('PUT drafts/x', {
      token: ci,
      draft: 'main',
      file,
      headers: { 'if-match': await etagOf('main') },
    });
    const etag = put.headers.get('etag') ?? '';
    const match = { 'if-match': etag };
    expect(await db().draftAuthor.count({ where: { personId: both.personId } })).toBe(1);
    const reason = { reason: 'a test', acceptedWarnings: await accepted('main') };

    const early = await read(
      await send('POST drafts/x/publish', { token: both.token, draft: 'main', headers: match, json: reason }),
    );
    expect([early.status, early.type]).toEqual([422, '/problems/refused']);
    expect(
      (
        await send('POST drafts/x/approve', {
          token: publisher.token,
          draft: 'main',
          headers: match,
          json: {},
        })
      ).status,
    ).toBe(422);
    expect(
      (await send('POST drafts/x/submit', { token: ci, draft: 'main', json: { message: 'look' } })).status,
    ).toBe(428);
    expect(
      (
        await send('POST drafts/x/submit', {
          token: ci,
          draft: 'main',
          headers: match,
          json: { message: 'look' },
        })
      ).status,
    ).toBe(201);

    // The person who answers for the machine wrote it as much as the machine did.
    const own = await read(
      await send('POST drafts/x/approve', { token: both.token, draft: 'main', headers: match, json: {} }),
    );
    expect([own.status, own.detail]).toEqual([422, expect.stringContaining('another person')]);
    expect(
      (
        await send('POST drafts/x/approve', {
          token: publisher.token,
          draft: 'main',
          headers: { 'if-match': '"000000000000.1.0.yaml"' },
          json: {},
        })
      ).status,
    ).toBe(412);
    expect(
      (
        await send('POST drafts/x/approve', {
          token: publisher.token,
          draft: 'main',
          headers: match,
          json: { message: 'fine' },
        })
      ).status,
    ).toBe(200);
    const unaccepted = await read(
      await send('POST drafts/x/publish', {
        token: both.token,
        draft: 'main',
        headers: match,
        json: { reason: 'x' },
      }),
    );
    expect(unaccepted.status).toBe(reason.acceptedWarnings.length > 0 ? 422 : 201);
    const done = await read(
      await send('POST drafts/x/publish', { token: both.token, draft: 'main', headers: match, json: reason }),
    );
    expect(done).toMatchObject({ status: 201, environment: 'production', version: 1 });
    const active = await send('GET policy.yaml', { token: both.token });
    expect(await active.text()).toContain('baseVersion: 1\ntaskClasses:\n  lookup:\n    - key: by-a-machine');
    expect(
      (
        await send('GET policy.yaml', {
          token: both.token,
          headers: { 'if-none-match': active.headers.get('etag') ?? '' },
        })
      ).status,
    ).toBe(304);
    expect((await send('GET policy.json', { token: both.token, query: '?version=2' })).status).toBe(404);
    expect((await send('GET policy.json', { token: both.token, query: '?version=1e9' })).status).toBe(400);
  });

  it('says what changes in words and in decisions', async () => {
    const text = await (await send('GET drafts/x', { token: both.token, draft: 'main' })).text();
    const file = text.replace(first, 'cloud-c/model-a');
    const told = await read(await send('POST drafts/x/diff', { token: both.token, draft: 'main', file }));
    expect(told).toMatchObject({
      status: 200,
      activeVersion: 1,
      edits: [{ kind: 'changed', key: 'by-a-machine' }],
      words: expect.arrayContaining([
        expect.stringContaining('changed rule by-a-machine in lookup: offerings'),
      ]),
      decisions: { taskClasses: [{ taskClass: 'lookup', counts: expect.anything() }] },
    });
    expect(
      (await read(await send('POST drafts/x/diff', { token: both.token, draft: 'main' }))).edits,
    ).toEqual([]);
  });

  it('stops at once; what opens again is approved', async () => {
    const stop = { stop: { subject: 'offering', name: first }, reason: 'it leaks' };
    expect(await read(await send('POST overlay', { token: both.token, json: stop }))).toMatchObject({
      status: 201,
      version: 2,
    });
    expect((await read(await send('GET overlay', { token: both.token }))).stops).toMatchObject([
      { name: first, reason: 'it leaks' },
    ]);
    const lift = { lift: stop.stop, reason: 'mended' };
    expect((await send('POST overlay', { token: both.token, json: lift })).status).toBe(422);
    expect(
      (await send('POST overlay', { token: both.token, json: { ...lift, requestApproval: true } })).status,
    ).toBe(202);
    expect((await send('POST overlay', { token: both.token, json: { stops: 1 } })).status).toBe(400);
    const preview = await read(
      await send('POST rollback', {
        token: both.token,
        query: '?dryRun=1',
        json: { toVersion: 1, reason: '' },
      }),
    );
    expect(preview).toMatchObject({ status: 200, baseVersion: 2, toVersion: 1 });
    expect(
      (await send('POST rollback', { token: both.token, json: { toVersion: 1, reason: 'back' } })).status,
    ).toBe(422);
    expect(
      (
        await send('POST rollback', {
          token: both.token,
          json: { toVersion: 99, reason: 'back', requestApproval: true },
        })
      ).status,
    ).toBe(404);
  });
});

it('serves a schema that completes what the reader takes', async () => {
  const answer = schema.GET();
  expect(answer.headers.get('content-type')).toBe('application/schema+json');
  const told = JSON.stringify(await answer.json());
  expect(told).toContain('"inputTokens"');
  expect(told).toContain('"escalate"');
});

it('answers other methods with what it takes', () => {
  const answer = draftRoute.PATCH(new Request('http://localhost/x', { method: 'PATCH' }));
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT, DELETE']);
});
