import { describe, expect, it } from 'vitest';
import {
  attributesNamed,
  attributeUses,
  keyOfUse,
  labelsNamed,
  labelUses,
  type NamingPlace,
  namesOf,
  regionUses,
  usesRefused,
} from './where-used';

function place(change: Partial<NamingPlace> = {}): NamingPlace {
  return {
    kind: 'draft',
    environment: 'staging',
    environmentName: 'Staging',
    draft: 'main',
    version: null,
    taskClass: 'lookup',
    name: 'eu',
    id: 'r1',
    enabled: true,
    attributes: new Map([['country', ['de', 'fr']]]),
    regions: ['eu'],
    labels: ['level:internal'],
    ...change,
  };
}

describe('what a condition names', () => {
  it('is found at any depth, each value once and in order', () => {
    const named = attributesNamed({
      all: [
        { attribute: 'country', in: ['fr', 'de'] },
        {
          any: [{ not: { attribute: 'country', notIn: ['at', 'de'] } }, { attribute: 'team', exists: true }],
        },
        { tag: 'pii' },
      ],
    });
    expect([...named]).toEqual([
      ['team', []],
      ['country', ['at', 'de', 'fr']],
    ]);
  });

  it('is found a thousand deep, and is nothing without a condition', () => {
    let condition = { attribute: '__proto__', in: ['x'] } as Parameters<typeof attributesNamed>[0];
    for (let depth = 0; depth < 1000; depth++) condition = { not: condition as never };
    expect([...attributesNamed(condition)]).toEqual([['__proto__', ['x']]]);
    expect(attributesNamed(undefined).size).toBe(0);
  });
});

it('names levels and tags apart, each once', () => {
  const named = labelsNamed({
    all: [
      { tag: 'pii' },
      { not: { any: [{ level: { atLeast: 'pii', atMost: 'internal' } }, { tag: 'pii' }] } },
    ],
  });
  expect(named).toEqual(['level:internal', 'level:pii', 'tag:pii']);
  expect(labelsNamed(undefined)).toEqual([]);
});

describe('where something is used', () => {
  const places = [
    place(),
    place({ name: 'always', attributes: new Map(), regions: [] }),
    place({ kind: 'version', draft: null, version: 3, id: null, attributes: new Map([['country', []]]) }),
  ];

  it('lists the places that name it, with the values of an attribute', () => {
    expect(attributeUses(places, 'country').map(({ kind, values }) => [kind, values])).toEqual([
      ['draft', ['de', 'fr']],
      ['version', []],
    ]);
    expect(regionUses(places, 'eu').map(({ name }) => name)).toEqual(['eu', 'eu']);
    expect(attributeUses(places, 'constructor')).toEqual([]);
    expect(labelUses(places, 'level:internal')).toHaveLength(3);
    expect(labelUses(places, 'tag:internal')).toEqual([]);
  });

  it.each([
    [['de', 'fr', 'us'], []],
    [['de'], [['fr']]],
    [['us'], [['de', 'fr']]],
    [[], []],
  ])('with the values %j leaves naming what is unknown: %j', (values, left) => {
    const refused = usesRefused(attributeUses(places, 'country'), values);
    expect(refused.map((use) => use.values)).toEqual(left);
  });

  it('tells uses apart, and says them in a sentence', () => {
    const uses = regionUses(places, 'eu');
    expect(new Set(uses.map(keyOfUse)).size).toBe(2);
    expect(namesOf(uses, 1)).toBe('eu (Staging, draft main) and 1 more');
    expect(namesOf(uses)).toBe('eu (Staging, draft main), eu (Staging, active version 3)');
  });
});
