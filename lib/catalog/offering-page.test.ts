import { describe, expect, it } from 'vitest';
import { offeringPage, readPageRequest } from './offering-page';
import { testRow } from './testing/rows';

const rows = Array.from({ length: 25 }, (_, nth) => testRow({ key: `c/m${nth}`, modelName: `m${nth}` }));

function walk(params: string, change: (page: number) => typeof rows = () => rows): string[] {
  const keys: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 50; page++) {
    const { request, problems } = readPageRequest(
      new URLSearchParams(`${params}${cursor ? `&cursor=${cursor}` : ''}`),
    );
    expect(problems).toEqual([]);
    const { data, next } = offeringPage(change(page), request);
    keys.push(...data.map((row) => row.key));
    cursor = next;
    if (next === null) return keys;
  }
  throw new Error('does not end');
}

describe('offeringPage', () => {
  it('walks everything once, whatever the page size', () => {
    const all = rows.map((row) => row.key);
    expect(walk('limit=1&sort=key')).toEqual(all);
    expect(walk('limit=7&sort=key')).toEqual(all);
    expect(walk('limit=25&sort=key')).toEqual(all);
    expect(walk('limit=7&sort=key&direction=desc')).toEqual([...all].reverse());
  });

  it('neither repeats nor loses one when others come and go between pages', () => {
    const added = [testRow({ key: 'c/a', modelName: 'a' }), ...rows];
    const keys = walk('limit=10&sort=key', (page) => (page === 0 ? rows : added));
    expect(new Set(keys).size).toBe(25);
    const fewer = rows.filter((row) => row.key !== 'c/m3');
    expect(walk('limit=10&sort=key', (page) => (page === 0 ? rows : fewer))).toHaveLength(25);
    // The very key that the cursor names is gone: it goes on by number, and may skip one, but ends.
    const without = rows.filter((row) => row.key !== 'c/m9');
    expect(walk('limit=10&sort=key', (page) => (page === 0 ? rows : without)).length).toBeGreaterThanOrEqual(
      24,
    );
  });

  it('an empty result has no next page', () => {
    const { request } = readPageRequest(new URLSearchParams('owner=nobody'));
    expect(offeringPage(rows, request)).toEqual({ data: [], total: 0, next: null });
  });
});

describe('readPageRequest', () => {
  it.each([
    ['limit=0', '?limit'],
    ['limit=501', '?limit'],
    ['limit=abc', '?limit'],
    ['offset=5', '?offset'],
    ['chanel=azure', '?chanel'],
    ['cursor=', '?cursor'],
    ['cursor=!!!', '?cursor'],
    ['cursor=bnVsbA', '?cursor'],
    [`cursor=${'A'.repeat(50_000)}`, '?cursor'],
    [`cursor=${Buffer.from('["","k",-1]').toString('base64url')}`, '?cursor'],
    [`cursor=${Buffer.from('{"__proto__":[]}').toString('base64url')}`, '?cursor'],
    [`cursor=${Buffer.from('["owner=x","c/m1",3]').toString('base64url')}`, '?cursor'],
    ['%00=1', '?\u0000'],
  ])('refuses %s', (params, path) => {
    expect(readPageRequest(new URLSearchParams(params)).problems.map((problem) => problem.path)).toEqual([
      path,
    ]);
  });

  it('a cursor goes with another limit, not with another filter', () => {
    const first = readPageRequest(new URLSearchParams('channel=c&limit=2')).request;
    const { next } = offeringPage(rows, first);
    expect(readPageRequest(new URLSearchParams(`channel=c&limit=500&cursor=${next}`)).problems).toEqual([]);
    expect(readPageRequest(new URLSearchParams(`channel=b&limit=2&cursor=${next}`)).problems).toHaveLength(1);
  });
});
