import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateValue } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { compile } from './compile';
import { sampleSplit, WHOLE, withArm, withoutArm, withShare } from './split';
import { sampleDefinition, withRules } from './test/sample-records';

const one = [{ name: 'all', weight: WHOLE, targets: [{ offering: 'a/one' }] }];
const sum = (arms: readonly { weight: number }[]) => arms.reduce((total, arm) => total + arm.weight, 0);

describe('splitting a rule', () => {
  it('begins with a canary of five per cent beside the control', () => {
    expect(withArm(one).map(({ name, weight }) => `${name} ${weight}`)).toEqual([
      'control 9500',
      'canary 500',
    ]);
    expect(withArm(withArm(one)).map(({ name }) => name)).toEqual(['control', 'canary', 'canary-2']);
  });

  it('gives a removed arm back to the first, and never removes the last', () => {
    const [all] = withoutArm(withArm(one), 1);
    expect(all).toMatchObject({ name: 'control', weight: WHOLE });
    expect(withoutArm(one, 0)).toBe(one);
    expect(withoutArm(withArm(one), 0)).toEqual([{ name: 'canary', weight: WHOLE, targets: [] }]);
  });

  it('always sums to the whole, whatever is asked', () => {
    const change = fc.tuple(fc.nat(3), fc.integer({ min: -5000, max: 30_000 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let arms = withArm(withArm(withArm(one)));
        for (const [index, weight] of changes) if (index > 0) arms = withShare(arms, index, weight);
        expect(sum(arms)).toBe(WHOLE);
        expect(arms.every(({ weight }) => weight >= 0 && weight <= WHOLE)).toBe(true);
      }),
    );
  });

  it('shows the units that an arm gets near its share, and all to one arm where there is no split', () => {
    expect(sampleSplit(one, 'rule:1')).toEqual([1000]);
    const [control = 0, canary = 0] = sampleSplit(withArm(one), 'rule:1');
    expect(control + canary).toBe(1000);
    expect(canary).toBeGreaterThan(25);
    expect(canary).toBeLessThan(75);
  });

  it('counts what the evaluator decides', () => {
    const targets = [{ offering: 'a/one' }];
    const arms = [4000, 0, 3500, 2500].map((weight, index) => ({ name: `arm-${index}`, weight, targets }));
    const definition = { ...sampleDefinition(['a/one']), arms, salt: 'drawn' };
    const { bundle } = compile(withRules([{ key: 'split', enabled: true, definition }]), Date.now());
    const policy = prepare(bundle);
    const counts = arms.map(() => 0);
    for (let unit = 0; unit < 1000; unit += 1) {
      const { arm } = evaluateValue(
        policy,
        { taskClass: 'summarisation', label: { level: 'public', tags: [] }, unit: `sample-${unit}` },
        0,
      );
      const index = arms.findIndex(({ name }) => name === arm);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(sampleSplit(arms, 'drawn')).toEqual(counts);
  });
});
