import { describe, expect, it } from 'vitest';
import type { CatalogueChange, Stated } from '@/lib/catalog/change';
import type { FeedPage } from '@/lib/catalog/read-api/change-feed';
import { writeChanges } from '@/lib/catalog/server/write-changes';
import type { Problem } from '@/lib/http/problem';
import { withCatalogue } from '../../testing/catalogue-api';
import { GET, POST } from './route';

const api = withCatalogue({ seeded: true });
const get = (query: string, headers: Record<string, string> = {}) =>
  api.ask(GET, `/api/v1/catalog/changes${query}`, { headers });
const page = async (query: string) => (await (await get(query)).json()) as FeedPage;

const by = { source: 'a test', asOf: '2026-11-21' };
const name = (value: string): Stated => ({ value, origin: by });
const model = (key: string): CatalogueChange => ({
  change: 'create',
  kind: 'model',
  key,
  values: { name: name(key) },
});
const write = (...changes: CatalogueChange[]) =>
  api
    .database()
    .$transaction((tx) =>
      writeChanges(tx, { kind: 'edit', summary: 'By a test', actorId: null, at: new Date() }, changes),
    );

describe('GET /api/v1/catalog/changes', () => {
  it('begins with the cursor of now: what the first seed wrote is no change', async () => {
    expect(await page('')).toEqual({ data: [], next: '0', more: false });
  });

  it('tells what was written, in order, page by page and for ever', async () => {
    await write(model('feed-a'), model('feed-b'));
    await write({
      change: 'set',
      kind: 'model',
      key: 'feed-a',
      field: 'name',
      before: name('feed-a'),
      after: name('Feed A'),
    });
    const first = await page('?since=0&limit=2');
    expect(first.more).toBe(true);
    expect(first.data.map(({ change, key, values }) => [change, key, values?.name?.value])).toEqual([
      ['create', 'feed-a', 'feed-a'],
      ['create', 'feed-b', 'feed-b'],
    ]);
    expect(first.next).toBe(first.data[1]?.cursor);
    const second = await page(`?since=${first.next}`);
    expect(second).toMatchObject({
      more: false,
      data: [
        {
          change: 'set',
          kind: 'model',
          key: 'feed-a',
          field: 'name',
          before: { value: 'feed-a', origin: by },
          after: { value: 'Feed A', origin: by },
          batch: { kind: 'edit', summary: 'By a test', undoes: null },
        },
      ],
    });
    expect(await page(`?since=${second.next}`)).toEqual({ data: [], next: second.next, more: false });
    expect((await page('')).next).toBe(second.next);
    expect(await page('?since=0&limit=2')).toEqual(first);
  });

  it('answers a client that waits as soon as there is something', async () => {
    const { next } = await page('');
    const waiting = page(`?since=${next}&wait=25`);
    await write(model('feed-c'));
    expect((await waiting).data.map(({ key }) => key)).toEqual(['feed-c']);
  });

  it('needs no second answer that is the same', async () => {
    const tag = (await get('?since=0')).headers.get('etag') ?? '';
    expect((await get('?since=0', { 'if-none-match': tag })).status).toBe(304);
  });

  it('does not go on in another history', async () => {
    const { next } = await page('');
    const forged = next.replace(/-.*/, '-00000000');
    for (const since of [forged, '999999-01234567']) {
      const response = await get(`?since=${since}`);
      expect([response.status, ((await response.json()) as Problem).type]).toEqual([
        410,
        '/problems/cursor-unknown',
      ]);
    }
  });

  it.each(['?since=12', '?since=-1', '?wait=26', '?limit=1001', '?sicne=0', '?wait=x'])(
    'refuses %s',
    async (query) => {
      const response = await get(query);
      expect(response.status).toBe(400);
      expect(((await response.json()) as Problem).errors).toHaveLength(1);
    },
  );

  it('answers nothing but GET and HEAD', () => {
    expect(POST(new Request('http://localhost/', { method: 'POST' })).status).toBe(405);
  });
});
