import { expect, it } from 'vitest';
import type { RuleDto, TaskClassRules } from '@/lib/routing/dto';
import { fallbackGaps } from './fallback-gaps';

function taskClass(key: string, ...rules: readonly (readonly [enabled: boolean, ...arms: string[][]])[]) {
  return {
    key,
    name: key,
    rules: rules.map(([enabled, ...arms]) => ({
      enabled,
      definition: {
        onUnknown: 'deny',
        arms: arms.map((offerings, index) => ({
          name: `arm ${index}`,
          weight: 5000,
          targets: offerings.map((offering) => ({ offering })),
        })),
      },
    })) as unknown as readonly RuleDto[],
  } as TaskClassRules;
}

it('names task classes without a rule that is switched on', () => {
  expect(fallbackGaps([taskClass('a'), taskClass('b', [false, ['x', 'y']])])).toEqual([
    { taskClass: 'a', name: 'a', why: 'no_rule' },
    { taskClass: 'b', name: 'b', why: 'no_rule' },
  ]);
});

it('names those where an arm has one offering, however often it is listed', () => {
  expect(fallbackGaps([taskClass('a', [true, ['x', 'y'], ['x', 'x']])])).toEqual([
    { taskClass: 'a', name: 'a', why: 'one_offering' },
  ]);
});

it('is content with two offerings in every arm', () => {
  expect(fallbackGaps([taskClass('a', [true, ['x', 'y'], ['y', 'z']])])).toEqual([]);
  expect(fallbackGaps([])).toEqual([]);
});

it('counts how many a ranked arm takes', () => {
  const ranked = (top: number) => {
    const arms = [{ name: 'all', weight: 10_000, targets: [], select: { weights: { cost: 1 }, top } }];
    const rules = [{ enabled: true, definition: { onUnknown: 'deny', arms } }];
    return { ...taskClass('a'), rules: rules as unknown as readonly RuleDto[] };
  };
  expect(fallbackGaps([ranked(3)])).toEqual([]);
  expect(fallbackGaps([ranked(1)])).toMatchObject([{ why: 'one_offering' }]);
});
