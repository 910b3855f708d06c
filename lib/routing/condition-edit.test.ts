import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '@/lib/policy/types';
import { fromEditable, LEAF_KINDS, leafKind, newLeaf, toEditable } from './condition-edit';
import { describeCondition, describeShare } from './describe';
import { lowestLabel } from './lowest-label';

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ attribute: fc.constant('team'), in: fc.constant(['a', 'b']) }),
  fc.record({ attribute: fc.constant('team'), exists: fc.boolean() }),
  fc.record({ tag: fc.constant('pii') }),
  fc.record({ level: fc.record({ atLeast: fc.constant('internal') }) }),
  fc.record({ inputTokens: fc.record({ above: fc.nat() }) }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

describe('editing a condition', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(condition, (given) => {
        expect(fromEditable(toEditable(given))).toEqual(given);
      }),
    );
  });

  it('treats no condition as an empty list, and drops empty groups', () => {
    expect(toEditable(undefined)).toEqual({ all: [] });
    expect(fromEditable({ all: [{ any: [] }, { not: { all: [] } }] })).toBeUndefined();
  });

  it('shows two bounds as two lines that mean the same', () => {
    expect(toEditable({ inputTokens: { above: 1, atMost: 5 } })).toEqual({
      all: [{ inputTokens: { above: 1 } }, { inputTokens: { atMost: 5 } }],
    });
  });

  it('makes a leaf of each kind that it offers', () => {
    const vocabulary = {
      levels: ['public', 'internal'],
      tags: ['pii'],
      attributes: { team: [] },
      regions: [],
      capabilities: [],
    };
    for (const { kind } of LEAF_KINDS) {
      expect(leafKind(newLeaf(kind, vocabulary, '2026-11-20T00:00:00.000Z'))).toBe(kind);
    }
  });
});

describe('a condition in words', () => {
  it.each<[Condition, string]>([
    [{ attribute: 'country', in: ['de', 'fr'] }, 'country is de or fr'],
    [{ attribute: 'country', notIn: ['us'] }, 'country is not us'],
    [{ attribute: 'team', exists: false }, 'team is not stated'],
    [{ tag: 'pii' }, 'the data is tagged pii'],
    [{ level: { atLeast: 'internal' } }, 'the level is internal or above'],
    [{ inputTokens: { above: 200_000 } }, 'the input has more than 200,000 tokens'],
    [{ not: { tag: 'pii' } }, 'not (the data is tagged pii)'],
    [
      { all: [{ tag: 'pii' }, { any: [{ tag: 'phi' }, { tag: 'pci' }] }] },
      'the data is tagged pii, and (the data is tagged phi, or the data is tagged pci)',
    ],
  ])('%j', (given, words) => {
    expect(describeCondition(given)).toBe(words);
  });

  it('prints shares of arms without needless zeros', () => {
    expect([10_000, 9500, 125, 1].map(describeShare)).toEqual(['100 %', '95 %', '1.25 %', '0.01 %']);
  });
});

describe('the lowest label that reaches a rule', () => {
  const levels = ['public', 'internal', 'confidential'];
  const floor = { level: 'public', tags: ['pii'] };

  it('is the floor where the condition demands nothing of every request', () => {
    expect(lowestLabel(floor, undefined, levels)).toEqual(floor);
    expect(lowestLabel(floor, { any: [{ tag: 'phi' }, { level: { atLeast: 'internal' } }] }, levels)).toEqual(
      floor,
    );
    expect(lowestLabel(floor, { not: { tag: 'phi' } }, levels)).toEqual(floor);
  });

  it('rises with what an all demands', () => {
    const when: Condition = { all: [{ level: { atLeast: 'internal' } }, { all: [{ tag: 'pci' }] }] };
    expect(lowestLabel(floor, when, levels)).toEqual({ level: 'internal', tags: ['pci', 'pii'] });
  });
});
