import { describe, expect, it } from 'vitest';
import type { KeyedPage } from '@/lib/catalog/read-api/keyed-page';
import type { ListedModel } from '@/lib/catalog/read-api/model-list';
import type { ListedPrice } from '@/lib/catalog/read-api/price-list';
import type { Problem } from '@/lib/http/problem';
import { withCatalogue } from '../testing/catalogue-api';
import { GET as models } from './models/route';
import { GET as offerings } from './offerings/route';
import { POST, GET as prices } from './prices/route';
import { GET as vendors } from './vendors/route';

const api = withCatalogue({ seeded: true });
const LISTS = { vendors, models, offerings, prices };
type ListName = keyof typeof LISTS;

const at = (name: ListName, query: string) => `/api/v1/catalog/${name}${query}`;
const get = (name: ListName, query = '', headers: Record<string, string> = {}) =>
  api.ask(LISTS[name], at(name, query), { headers });
const page = async <Item = Record<string, unknown>>(name: ListName, query = '') =>
  (await (await get(name, query)).json()) as KeyedPage<Item>;

describe.each(Object.keys(LISTS) as ListName[])('GET /api/v1/catalog/%s', (name) => {
  it('is conditional by a strong tag of its bytes', async () => {
    const first = await get(name, '?limit=3');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const second = await get(name, '?limit=3', { 'if-none-match': `"other", ${tag}` });
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await get(name, '?limit=4', { 'if-none-match': tag })).status).toBe(200);
  });

  it('refuses what it does not know, all of it at once', async () => {
    const response = await get(name, '?onwer=x&limit=0&fields=nmae&include=everything&cursor=forged');
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as Problem;
    expect(errors?.map(({ pointer }) => pointer).sort()).toEqual(
      ['?cursor', '?fields', '?include', '?limit', '?onwer'].sort(),
    );
  });
});

describe('what is asked for', () => {
  it('is only the fields that are named, and provenance where it is included', async () => {
    const { data } = await page('models', '?fields=key,name&limit=2');
    expect(data.map((one) => Object.keys(one))).toEqual([
      ['key', 'name'],
      ['key', 'name'],
    ]);
    const [offering] = (await page('offerings', '?limit=1')).data;
    expect(offering).not.toHaveProperty('provenance');
    const [told] = (await page('offerings', '?limit=1&fields=key&include=provenance')).data;
    expect(told).toEqual({ key: offering?.key, provenance: expect.any(Object) });
    expect(Object.values(told?.provenance as object)[0]).toMatchObject({ source: expect.any(String) });
  });

  it('narrows vendors, models and prices', async () => {
    const { data: sellers } = await page('vendors', '?role=channel&q=bedrock');
    expect(sellers.map(({ key }) => key)).toEqual(['aws-bedrock']);
    const found = await page<ListedModel>('models', '?owner=anthropic,openai&q=haiku');
    expect(found.data.length).toBeGreaterThan(1);
    for (const model of found.data) expect(model.owner).toBe('anthropic');
    const [snapshot] = found.data.flatMap(({ aliases = [] }) =>
      aliases.filter(({ kind }) => kind === 'snapshot'),
    );
    const named = await page<ListedModel>('models', `?alias=${snapshot?.alias}`);
    expect(named.data.some(({ aliases }) => aliases?.some((one) => one.alias === snapshot?.alias))).toBe(
      true,
    );
    const now = await page<ListedPrice>('prices', '?unit=input&channel=deepseek&at=2026-11-21T12:00:00Z');
    expect(now.total).toBeGreaterThan(0);
    for (const price of now.data)
      expect(price).toMatchObject({ unit: 'input', per: 'token', currency: 'USD', channel: 'deepseek' });
    const [wrong] = [await get('prices', '?at=today&unit=inputs')];
    expect(((await wrong.json()) as Problem).errors).toHaveLength(2);
  });

  it('comes whole, page by page, while others come and go', async () => {
    const database = api.database();
    const seen: string[] = [];
    let cursor = '';
    do {
      const { data, next } = await page<{ key: string }>('vendors', `?limit=40&fields=key${cursor}`);
      if (!cursor) {
        // Before the place that the cursor names, and that very place itself.
        await database.vendor.create({ data: { key: '0-first', name: 'First' } });
        await database.vendor.update({ where: { key: data.at(-1)?.key ?? '' }, data: { key: 'zz-last' } });
      }
      seen.push(...data.map(({ key = '' }) => key));
      cursor = next ? `&cursor=${next}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(seen.toSorted());
    // The new one was passed by, and the one that was renamed came under both names.
    expect(seen).toHaveLength(await database.vendor.count());
  });

  it('answers nothing but GET and HEAD', () => {
    const response = POST(new Request('http://localhost/', { method: 'POST' }));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
