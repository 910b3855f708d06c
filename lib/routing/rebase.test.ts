import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choices, changedClasses, type Rebased, rebase, type Side } from './rebase';
import { diffRules } from './source-diff';
import { fieldOf, rulesByKey } from './source-rules';
import type { PolicySource, RuleDefinition, SourceRule } from './source-schema';
import { sampleDefinition } from './test/sample-records';

const LABEL = { level: 'public', tags: [] };

function source(classes: Readonly<Record<string, readonly SourceRule[]>>): PolicySource {
  return {
    format: 'fairlead.source/1',
    taskClasses: Object.fromEntries(
      Object.entries(classes).map(([name, rules]) => [
        name,
        { name, label: LABEL, unlabelled: LABEL, rules: [...rules] },
      ]),
    ),
  };
}

const rule = (key: string, change: Partial<RuleDefinition> = {}, enabled = true): SourceRule => ({
  key,
  enabled,
  definition: sampleDefinition(['a/x'], change),
});
const keys = ({ source: { taskClasses } }: Rebased, taskClass = 'a') =>
  taskClasses[taskClass]?.rules.map(({ key }) => key).join('');
const merge = (base: SourceRule[], theirs: SourceRule[], mine: SourceRule[], choices: Choices = {}) =>
  rebase(source({ a: base }), source({ a: theirs }), source({ a: mine }), choices);
const tools = { needs: ['tools'] };
const noted = { note: 'why' };

describe('what merges by itself', () => {
  it('parts of one rule that different people changed', () => {
    const result = merge([rule('x')], [rule('x', tools)], [rule('x', noted)]);
    expect(result.conflicts).toEqual([]);
    expect(result.source).toEqual(source({ a: [rule('x', { ...tools, ...noted })] }));
  });

  it.each([
    ['both added at the end: what is in force comes first', 'a', 'at', 'am', 'atm'],
    ['both added at the front', 'a', 'ta', 'ma', 'tma'],
    ['one moved, the other added', 'abc', 'cab', 'abnc', 'cabn'],
    ['one moved, the other removed', 'abc', 'ac', 'cba', 'ca'],
    ['both moved alike', 'abc', 'cab', 'cab', 'cab'],
    ['mine moved, theirs added', 'abc', 'atbc', 'cab', 'catb'],
  ])('%s', (_, base, theirs, mine, expected) => {
    const list = (text: string) => [...text].map((key) => rule(key));
    const result = merge(list(base), list(theirs), list(mine));
    expect(result.conflicts).toEqual([]);
    expect(keys(result)).toBe(expected);
  });

  it('a rule moved to another task class by one and edited by the other', () => {
    const result = rebase(
      source({ a: [rule('x')], b: [rule('y')] }),
      source({ a: [], b: [rule('y'), rule('x')] }),
      source({ a: [rule('x', noted)], b: [rule('y')] }),
      {},
    );
    expect(result.conflicts).toEqual([]);
    expect(result.source).toEqual(source({ a: [], b: [rule('y'), rule('x', noted)] }));
  });

  it('leaves out what belongs to a task class that was archived', () => {
    const was = source({ a: [rule('x')], gone: [rule('y')] });
    const result = rebase(was, was, source({ a: [rule('x')] }), {});
    expect(result.source).toEqual(source({ a: [rule('x')] }));
  });
});

describe('what a person decides', () => {
  it.each([
    ['a part that both changed', [rule('x')], [rule('x', { note: 't' })], [rule('x', { note: 'm' })]],
    ['a rule they removed and I changed', [rule('x')], [], [rule('x', noted)]],
    ['a rule I removed and they changed', [rule('x')], [rule('x', noted)], []],
    ['a rule that both added', [], [rule('x', { note: 't' })], [rule('x', { note: 'm' })]],
    [
      'an order that both changed',
      [rule('x'), rule('y'), rule('z')],
      [rule('y'), rule('x'), rule('z')],
      [rule('x'), rule('z'), rule('y')],
    ],
  ])('%s', (_, base, theirs, mine) => {
    const { open, source: provisional } = merge(base, theirs, mine);
    expect(open).toHaveLength(1);
    expect(provisional).toEqual(source({ a: mine }));
    const id = open[0]?.id ?? '';
    expect(merge(base, theirs, mine, { [id]: 'mine' })).toMatchObject({
      open: [],
      source: source({ a: mine }),
    });
    expect(merge(base, theirs, mine, { [id]: 'theirs' })).toMatchObject({
      open: [],
      source: source({ a: theirs }),
    });
  });
});

describe('for any three', () => {
  const anyRule = fc.record({
    enabled: fc.boolean(),
    change: fc.record(
      { note: fc.constantFrom('1', '2'), needs: fc.constantFrom<string[]>(['tools'], ['vision']) },
      { requiredKeys: [] },
    ),
    taskClass: fc.constantFrom('a', 'b', 'c'),
  });
  const anySource = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...'defghij'), anyRule), { selector: ([key]) => key, maxLength: 7 })
    .map((list) =>
      source(
        Object.fromEntries(
          ['a', 'b', 'c'].map((name) => [
            name,
            list
              .filter(([, { taskClass }]) => taskClass === name)
              .map(([key, { change, enabled }]) => rule(key, change, enabled)),
          ]),
        ),
      ),
    );

  it('who changed nothing gets what the other says', () => {
    fc.assert(
      fc.property(anySource, anySource, (base, other) => {
        expect(rebase(base, other, base, {})).toEqual({ conflicts: [], open: [], source: other });
        expect(rebase(base, base, other, {})).toEqual({ conflicts: [], open: [], source: other });
        expect(rebase(base, other, other, {})).toEqual({ conflicts: [], open: [], source: other });
      }),
    );
  });

  it('what nobody changed decides nothing', () => {
    fc.assert(
      fc.property(anySource, anySource, anySource, (base, theirs, mine) => {
        const less = changedClasses({ base, theirs, mine });
        const short = rebase(less.base, less.theirs, less.mine, {});
        const whole = rebase(base, theirs, mine, {});
        expect(short.conflicts).toEqual(whole.conflicts);
        expect({ ...mine.taskClasses, ...short.source.taskClasses }).toEqual(whole.source.taskClasses);
      }),
    );
  });

  it('whatever one side alone changed is there, and nothing else', () => {
    fc.assert(
      fc.property(anySource, anySource, anySource, (base, theirs, mine) => {
        const { conflicts, source: merged } = rebase(base, theirs, mine, {});
        const [was, result] = [rulesByKey(base), rulesByKey(merged)];
        for (const side of [theirs, mine]) {
          const said = rulesByKey(side);
          for (const { kind, rule: key, fields } of diffRules(base, side)) {
            const disputed = (field?: string) =>
              conflicts.some(
                (one) =>
                  one.kind !== 'order' &&
                  one.rule === key &&
                  (one.kind === 'presence' || !field || one.field === field),
              );
            if (kind !== 'changed' && disputed()) continue;
            if (kind === 'removed') expect(result.has(key)).toBe(false);
            if (kind === 'added') expect(result.has(key)).toBe(true);
            for (const field of fields) {
              if (disputed(field)) continue;
              const [is, wanted] = [result.get(key), said.get(key)];
              if (is && wanted) expect(fieldOf(is, field)).toEqual(fieldOf(wanted, field));
            }
          }
        }
        for (const key of result.keys()) {
          expect([was, rulesByKey(theirs), rulesByKey(mine)].some((rules) => rules.has(key))).toBe(true);
        }
      }),
    );
  });

  it('choosing decides everything, and choosing one side throughout keeps its parts', () => {
    fc.assert(
      fc.property(
        anySource,
        anySource,
        anySource,
        fc.constantFrom<Side>('mine', 'theirs'),
        (base, theirs, mine, side) => {
          let result = rebase(base, theirs, mine, {});
          const choices: Record<string, Side> = {};
          for (let round = 0; result.open.length > 0; round += 1) {
            expect(round).toBeLessThan(5);
            for (const { id } of result.open) choices[id] = side;
            result = rebase(base, theirs, mine, choices);
          }
          const chosen = rulesByKey(side === 'mine' ? mine : theirs);
          const merged = rulesByKey(result.source);
          for (const conflict of result.conflicts) {
            if (conflict.kind === 'order') continue;
            const [is, wanted] = [merged.get(conflict.rule), chosen.get(conflict.rule)];
            if (conflict.kind === 'presence') expect(is === undefined).toBe(wanted === undefined);
            else if (is && wanted)
              expect(fieldOf(is, conflict.field)).toEqual(fieldOf(wanted, conflict.field));
          }
        },
      ),
    );
  });
});
