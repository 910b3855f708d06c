import { describe, expect, test } from 'vitest';
import { evaluateValue } from './evaluate';
import { explain } from './explain';
import { prepare } from './prepare';
import { parseRequest } from './request';
import type { Bundle } from './types';

const bundle: Bundle = {
  format: 'fairlead.policy/1',
  environment: 'test',
  levels: ['public'],
  tags: ['pii'],
  offerings: {
    a: {
      ...{ model: 'm', owner: 'o', channel: 'c', api: 'x', endpoint: 'e', requestId: 'r', capabilities: [] },
      parameters: { store: { deep: false } },
      prices: [{ above: 0 }],
      clearance: { levels: { public: null }, tags: { pii: '2027-01-01T00:00:00.000Z' } },
    },
  },
  taskClasses: {
    t: {
      label: { level: 'public', tags: [] },
      rules: [
        {
          id: 'r',
          onUnknown: 'deny',
          salt: 's',
          arms: [{ name: 'x', weight: 10000, targets: [{ offering: 'a' }] }],
        },
      ],
    },
  },
};

describe('what JSON cannot say', () => {
  test.each([
    ['undefined', { taskClass: 't', unit: undefined }, '/unit'],
    ['a Map', { taskClass: 't', attributes: new Map([['a', 'b']]) }, '/attributes'],
    ['inherited members', Object.create({ taskClass: 't' }), ''],
    ['a hole in an array', { taskClass: 't', regions: new Array<string>(1) }, '/regions/0'],
    ['a String object', { taskClass: new String('t') }, '/taskClass'],
    ['NaN', { taskClass: 't', images: Number.NaN }, '/images'],
    ['a bigint', { taskClass: 't', images: 1n }, '/images'],
  ])('%s is refused', (_, value, pointer) => {
    expect(parseRequest(value)).toMatchObject({ ok: false, pointer });
  });

  test('a getter that throws is a refusal, not an exception', () => {
    const value = {
      get taskClass(): string {
        throw new Error('trap');
      },
    };
    expect(parseRequest(value)).toEqual({ ok: false, pointer: '', message: 'cannot be read' });
  });

  test('an object without a prototype is an object', () => {
    expect(parseRequest(Object.assign(Object.create(null) as object, { taskClass: 't' })).ok).toBe(true);
  });
});

test('a parsed request keeps nothing of the value it was read from', () => {
  const value = { taskClass: 't', needs: ['b', 'a', 'b'], label: { level: 'public', tags: ['pii'] } };
  const result = parseRequest(value);
  value.needs.push('c');
  value.label.tags.push('x');
  expect(result.ok && [result.request.needs, result.request.tags]).toEqual([['a', 'b'], ['pii']]);
});

test('neither the bundle nor a decision is a way into the policy', () => {
  const source = structuredClone(bundle) as unknown as {
    offerings: { a: { parameters: { store: { deep: boolean } } } };
  };
  const policy = prepare(source);
  const before = evaluateValue(policy, { taskClass: 't', label: { tags: [] } }, 0);
  source.offerings.a.parameters.store.deep = true;
  expect(evaluateValue(policy, { taskClass: 't', label: { tags: [] } }, 0)).toEqual(before);
  expect(() => Object.assign(before.candidates[0]?.parameters.store as object, { deep: true })).toThrow(
    TypeError,
  );
});

test('explain shows the evidence of the notes beside each clearance, and only what is theirs', () => {
  const policy = prepare(bundle);
  const request = parseRequest({ taskClass: 't' });
  if (!request.ok) throw new Error(request.message);
  const notes = { offerings: { a: { levels: { public: { clause: '9', passage: 'p. 4' } }, tags: {} } } };
  const checks = explain(policy, notes, request.request, 0).considered.targets[0]?.checks ?? [];
  expect(checks.filter((one) => one.check === 'level' || one.check === 'tag')).toEqual([
    {
      check: 'level',
      codes: [],
      name: 'public',
      cleared: true,
      until: null,
      evidence: { clause: '9', passage: 'p. 4' },
    },
    {
      check: 'tag',
      codes: [],
      name: 'pii',
      cleared: true,
      until: '2027-01-01T00:00:00.000Z',
      evidence: null,
    },
  ]);
  expect(checks.map((one) => one.check)).toEqual([
    'disabled',
    'sold',
    'level',
    'tag',
    'region',
    'capability',
    'context',
    'cost',
  ]);
});
