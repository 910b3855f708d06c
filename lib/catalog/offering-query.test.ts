import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_OFFERING_QUERY,
  formatOfferingQuery,
  type OfferingQuery,
  offeringQuerySchema,
  readOfferingQuery,
} from './offering-query';

const read = (text: string) => readOfferingQuery(new URLSearchParams(text));

describe('readOfferingQuery', () => {
  it('reads nothing as everything', () => {
    expect(read('')).toEqual({ query: EMPTY_OFFERING_QUERY, problems: [] });
    expect(read('owner=&contextMin=&sort=').query).toEqual(EMPTY_OFFERING_QUERY);
  });

  it('takes repeated and comma-separated values alike, once each', () => {
    expect(read('owner=anthropic,openai&owner=anthropic&owner=%20').query.owner).toEqual([
      'anthropic',
      'openai',
    ]);
    expect(readOfferingQuery({ owner: ['a', 'b,c'], q: 'x', panel: 'open' }).query.owner).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it.each([
    ['contextMin=-1', '/contextMin'],
    ['contextMin=1.5', '/contextMin'],
    ['contextMin=1e99', '/contextMin'],
    ['contextMin=NaN', '/contextMin'],
    ['limit=0', '/limit'],
    ['limit=100000', '/limit'],
    ['offset=Infinity', '/offset'],
    ['inputMax=1,5', '/inputMax'],
    ['inputMax=-2', '/inputMax'],
    ['inputMax=0x10', '/inputMax'],
    ['sort=price;drop table offerings', '/sort'],
    ['direction=sideways', '/direction'],
    ['affiliation=friend', '/affiliation'],
    ['free=perhaps', '/free'],
    [`q=${'x'.repeat(201)}`, '/q'],
    [`owner=${'x'.repeat(121)}`, '/owner'],
    [`owner=${Array.from({ length: 101 }, (_, n) => `o${n}`).join(',')}`, '/owner'],
  ])('%s is a problem at %s, and the rest is kept', (text, path) => {
    const { query, problems } = read(`${text}&channel=azure`);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(query).toEqual({ ...EMPTY_OFFERING_QUERY, channel: ['azure'] });
  });

  it.each(['__proto__=x', 'constructor=x', 'toString=1', 'hasOwnProperty=1', 'q[]=x', 'limit[$gt]=1'])(
    'ignores %s',
    (text) => {
      expect(read(text)).toEqual({ query: EMPTY_OFFERING_QUERY, problems: [] });
      expect(readOfferingQuery(JSON.parse(`{${JSON.stringify(text.split('=')[0])}:"x"}`)).query).toEqual(
        EMPTY_OFFERING_QUERY,
      );
    },
  );

  it('never throws, whatever the parameters are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(EMPTY_OFFERING_QUERY)), fc.string()), fc.string()),
        ),
        (pairs) => {
          const { query } = readOfferingQuery(new URLSearchParams(pairs));
          expect(offeringQuerySchema.safeParse(query).success).toBe(true);
        },
      ),
    );
  });
});

describe('formatOfferingQuery', () => {
  it('leaves out defaults, sorts lists, and reads back the same', () => {
    const query: OfferingQuery = {
      ...EMPTY_OFFERING_QUERY,
      q: 'haiku & "co" + 4.5',
      owner: ['openai', 'anthropic'],
      contextMin: 200_000,
      inputMax: '2.5',
      sort: 'input',
      direction: 'desc',
    };
    const text = formatOfferingQuery(query);
    expect(text).toBe(
      'q=haiku+%26+%22co%22+%2B+4.5&owner=anthropic%2Copenai&contextMin=200000&inputMax=2.5&sort=input&direction=desc',
    );
    expect(read(text)).toEqual({ query: { ...query, owner: ['anthropic', 'openai'] }, problems: [] });
    expect(formatOfferingQuery(EMPTY_OFFERING_QUERY)).toBe('');
  });
});
