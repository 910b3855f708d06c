import { beforeAll, describe, expect, it } from 'vitest';
import { createOwnToken } from '@/lib/auth/server/commands/own-tokens';
import { createServiceAccount } from '@/lib/auth/server/commands/service-accounts';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { OFFERINGS, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { FileCheck } from '@/lib/routing/server/policy-file-check';
import { draftAndPeople, type Holder, read, send } from './testing/policy-api';

withRoutingDatabase();
const [first] = OFFERINGS;
let publisher: Holder;
let both: Holder;
beforeAll(async () => {
  ({ publisher, both } = await draftAndPeople());
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

  it('tells what waits to be approved, and takes a person’s answer to what they looked at', async () => {
    const listed = async (token: string) =>
      (await read(await send('GET reviews', { token }))).data as { id: string; digest: string | null }[];
    const [asked, ...others] = await listed(both.token);
    expect(others).toEqual([]);
    expect(asked).toMatchObject({
      kind: 'lift',
      title: expect.stringContaining(first),
      message: 'mended',
      activeVersion: 2,
      required: 1,
      approvals: [],
      blocked: ['It needs 1 approval from the role publisher.'],
    });
    const review = asked?.id ?? '';
    const looked = { digest: asked?.digest, activeVersion: 2 };
    const give = async (token: string, json: object, of = review) =>
      (await send('POST reviews/x/answer', { token, review: of, json })).status;
    expect(await give(both.token, looked)).toBe(422);
    expect(await give(publisher.token, { ...looked, digest: 'something else' })).toBe(422);
    expect(await give(publisher.token, { verdict: 'approve' })).toBe(400);
    expect(await give(publisher.token, looked, crypto.randomUUID())).toBe(404);
    expect(await give(publisher.token, looked, 'x')).toBe(404);
    expect(await give(publisher.token, looked)).toBe(200);
    expect((await listed(publisher.token))[0]).toMatchObject({
      approvals: [{ by: expect.any(String) }],
      blocked: [],
    });
    const lift = { lift: { subject: 'offering', name: first }, reason: 'mended' };
    expect((await send('POST overlay', { token: both.token, json: lift })).status).toBe(201);
    expect(await listed(both.token)).toEqual([]);
  });
});
