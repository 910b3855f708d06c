import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { OFFERINGS, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { FileCheck } from '@/lib/routing/server/policy-file-check';
import * as draftRoute from './environments/[environment]/drafts/[draft]/route';
import * as schema from './schemas/policy-file/route';
import { draftAndPeople, type Holder, read, send } from './testing/policy-api';

withRoutingDatabase();
const [, second] = OFFERINGS;
let architect: Holder;
let both: Holder;
beforeAll(async () => {
  ({ architect, both } = await draftAndPeople());
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
  });

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
