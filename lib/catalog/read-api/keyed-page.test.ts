import { describe, expect, it } from 'vitest';
import { byPlace, type KeyedList } from './keyed-list';
import { keyedPage, readKeyedRequest } from './keyed-page';

interface Fruit {
  readonly key: string;
  readonly colour: string;
  readonly secret: string;
}
const LIST: KeyedList<Fruit> = {
  filters: {
    colour: {
      says: 'Colours.',
      values: ['red', 'green'],
      passes: (fruit, colour) => fruit.colour === colour,
    },
    q: { says: 'Words.', passes: (fruit, word) => fruit.key.includes(word), every: true },
  },
  fields: ['key', 'colour', 'secret'],
  onRequest: ['secret'],
  place: (fruit) => fruit.key,
};
const fruits = byPlace(
  LIST,
  Array.from({ length: 23 }, (_, nth) => ({
    key: `fruit-${String((nth * 7) % 23).padStart(2, '0')}`,
    colour: nth % 2 ? 'red' : 'green',
    secret: 's',
  })),
);

function page(params: string, items: readonly Fruit[] = fruits) {
  const { request, problems } = readKeyedRequest(LIST, new URLSearchParams(params));
  expect(problems).toEqual([]);
  return keyedPage(LIST, items, request);
}

describe('a keyed list', () => {
  it.each([1, 7, 22, 23, 500])('comes whole and once, %i at a time', (limit) => {
    const keys: (string | undefined)[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data, next, total }: ReturnType<typeof page> = page(
        `limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      expect(total).toBe(23);
      keys.push(...data.map(({ key }) => key));
      cursor = next;
    }
    expect(keys).toEqual(fruits.map(({ key }) => key));
  });

  it('goes on after an item that is gone', () => {
    const { next, data } = page('limit=5');
    const left = fruits.filter(({ key }) => key !== data[4]?.key);
    expect(page(`limit=5&cursor=${next}`, left).data[0]?.key).toBe(fruits[5]?.key);
  });

  it('gives what is asked for, and secrets only then', () => {
    expect(Object.keys(page('limit=1').data[0] ?? {})).toEqual(['key', 'colour']);
    expect(Object.keys(page('limit=1&fields=secret,key').data[0] ?? {})).toEqual(['key', 'secret']);
    expect(page('colour=red').total).toBe(11);
    expect(page('colour=red,green').total).toBe(23);
    expect(page('q=fruit-0&q=5').data.map(({ key }) => key)).toEqual(['fruit-05']);
  });

  it.each([
    ['colour=blue', ['?colour']],
    ['color=red&fields=', ['?color', '?fields']],
    [`q=${'x'.repeat(1_001)}`, ['?q']],
    [`colour=${Array.from({ length: 201 }, (_, nth) => nth).join()}`, ['?colour']],
    ['cursor=WyJxPXgiLCJhIl0', ['?cursor']],
    ['__proto__=1', ['?__proto__']],
    ['limit=1e2', ['?limit']],
  ])('refuses %s', (params, paths) => {
    const { problems } = readKeyedRequest(LIST, new URLSearchParams(params));
    expect(problems.map(({ path }) => path)).toEqual(paths);
  });
});
