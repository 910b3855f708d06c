import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { EndpointDto } from '../endpoint';
import { archiveEndpoint, assignEndpoint, createEndpoint, updateEndpoint } from './endpoint-commands';
import { getEndpoint, listEndpoints } from './endpoint-queries';

withRoutingDatabase();
const [offering] = OFFERINGS;
const fields = { name: 'Ours', api: null, baseUrl: null, region: null, description: '' };
const make = (key: string, change: object = {}) =>
  createEndpoint(SYSTEM_CALLER, { key, ...fields, ...change });

let ours: EndpointDto;
beforeAll(async () => {
  for (const key of ['cloud-a', 'cloud-b', 'cloud-c']) await make(key);
  ours = await make('ours', { baseUrl: 'https://gateway.example.com/v1', region: 'eu-west-1' });
});

describe('endpoints', () => {
  it.each([
    ['/key', { key: 'Ours' }],
    ['/key', { key: '__proto__' }],
    ['/key', { key: 'ours' }],
    ['/name', { name: ' ' }],
    ['/api', { api: 'Not a dialect' }],
    ['/baseUrl', { baseUrl: 'gateway.example.com' }],
    ['/baseUrl', { baseUrl: 'javascript:alert(1)' }],
    ['/baseUrl', { baseUrl: 'https://user:secret@gateway.example.com' }],
    ['/baseUrl', { baseUrl: 'https://gateway.example.com/v1?key=secret' }],
    ['/description', { description: 'a\u0000b' }],
  ])('are refused at %s for %j', async (path, change) => {
    const refusal = await refusalOf(make('fresh', change));
    expect(refusal).toMatchObject({ kind: 'invalid', details: { fields: [{ path }] } });
  });

  it('change for one of two who saw the same', async () => {
    const change = (name: string) =>
      updateEndpoint(SYSTEM_CALLER, { ...fields, id: ours.id, revision: ours.revision, name });
    const results = await Promise.allSettled([change('one'), change('two')]);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { kind: 'conflict', details: { current: { revision: 2 } } } },
    ]);
  });

  it('speak what is called there: another dialect alone is refused', async () => {
    const { id, revision } = (await getEndpoint('cloud-a')) ?? expect.unreachable();
    const refusal = await refusalOf(
      updateEndpoint(SYSTEM_CALLER, { ...fields, id, revision, api: 'anthropic-messages' }),
    );
    expect(refusal.details.fields).toMatchObject([{ path: '/api' }]);
    await make('messages', { api: 'anthropic-messages' });
    const move = assignEndpoint(SYSTEM_CALLER, { offering, from: 'cloud-a', to: 'messages' });
    expect((await refusalOf(move)).details.fields).toMatchObject([{ path: '/to' }]);
  });
});

describe('where an offering is called', () => {
  it('changes once for what was seen, by hand and with its history', async () => {
    const move = { offering, from: 'cloud-a', to: 'ours' };
    const results = await Promise.allSettled([1, 2].map(() => assignEndpoint(SYSTEM_CALLER, move)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const row = await db().offering.findUniqueOrThrow({ where: { key: offering } });
    expect(row).toMatchObject({
      endpoint: 'ours',
      revision: 2,
      provenance: { endpoint: { source: 'set by hand' } },
    });
    const history = await db().catalogChange.findMany({ where: { recordKey: offering, field: 'endpoint' } });
    expect(history).toMatchObject([{ before: { value: 'cloud-a' }, after: { value: 'ours' } }]);
    for (const [kind, change] of [
      ['conflict', { from: 'cloud-b' }],
      ['invalid', { from: 'ours', to: 'nowhere' }],
      ['invalid', { from: 'ours', to: 'ours' }],
    ] as const) {
      expect(await refusalOf(assignEndpoint(SYSTEM_CALLER, { ...move, ...change }))).toMatchObject({ kind });
    }
  });

  it('changes for a whole channel, if there are as many as were seen', async () => {
    const bulk = { channel: 'cloud-b', from: 'cloud-b', to: 'ours' };
    expect((await refusalOf(assignEndpoint(SYSTEM_CALLER, { ...bulk, count: 2 }))).kind).toBe('conflict');
    expect(await assignEndpoint(SYSTEM_CALLER, { ...bulk, count: 1 })).toEqual({ moved: 1 });
    expect(await getEndpoint('ours')).toMatchObject({
      offerings: 2,
      called: ['cloud-a/model-a', 'cloud-b/model-b'],
      channels: [{ key: 'cloud-a' }, { key: 'cloud-b' }],
    });
  });

  it('keeps its endpoint from being archived', async () => {
    const used = (await getEndpoint('ours')) ?? expect.unreachable();
    const refusal = await refusalOf(archiveEndpoint(SYSTEM_CALLER, { id: used.id, revision: used.revision }));
    expect(refusal).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('2 offerings are called'),
    });
    const idle = (await getEndpoint('cloud-b')) ?? expect.unreachable();
    await archiveEndpoint(SYSTEM_CALLER, { id: idle.id, revision: idle.revision });
    expect((await listEndpoints()).map(({ key, offerings }) => [key, offerings])).toEqual([
      ['cloud-a', 0],
      ['cloud-c', 1],
      ['messages', 0],
      ['ours', 2],
    ]);
    expect(await make('cloud-b')).toMatchObject({ id: idle.id, revision: 3 });
  });
});
