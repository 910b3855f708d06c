import { describe, expect, it } from 'vitest';
import type { Condition } from '@/lib/policy/types';
import { compile } from './compile';
import { sampleDefinition, sampleOffering, withRules } from './test/sample-records';

const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const DE: Condition = { attribute: 'team', in: ['de'] };
const DE_FR: Condition = { attribute: 'team', in: ['de', 'fr'] };

const rule = (key: string, change: object = {}) => ({
  key,
  enabled: true,
  definition: sampleDefinition(['a/one', 'b/two'], change),
});
const codesOf = (rules: readonly ReturnType<typeof rule>[]) =>
  compile(withRules([...rules]), NOW).findings.map(({ code, place }) => `${code} ${place}`);
const at = (index: number) => `/taskClasses/summarisation/rules/${index}`;

describe('rules that are never reached', () => {
  it.each<[string, object, object, string[]]>([
    ['the same condition again', { when: DE }, { when: DE }, [`unreachable_rule ${at(1)}`]],
    ['a narrower one', { when: DE_FR }, { when: DE }, [`unreachable_rule ${at(1)}`]],
    ['a wider one is reached', { when: DE }, { when: DE_FR }, []],
    [
      'both skip',
      { when: DE, onUnknown: 'skip' },
      { when: DE, onUnknown: 'skip' },
      [`unreachable_rule ${at(1)}`],
    ],
    ['the later one denies what the earlier one skips', { when: DE, onUnknown: 'skip' }, { when: DE }, []],
    [
      'behind one that is always true',
      { when: { level: { atLeast: 'public' } } },
      { when: DE },
      [`unreachable_rule ${at(1)}`],
    ],
    [
      'never true itself',
      { when: { level: { atLeast: 'internal', atMost: 'public' } } },
      {},
      [`unreachable_rule ${at(0)}`],
    ],
    ['never true, but it denies', { when: { inputTokens: { above: 5, atMost: 5 } } }, {}, []],
  ])('%s', (_name, first, second, expected) => {
    const found = codesOf([rule('first', first), rule('second', second)]);
    expect(found.filter((one) => one.startsWith('unreachable'))).toEqual(expected);
  });

  it('a window that is over is a warning: facts of the calendar stop no rollback', () => {
    const when: Condition = { time: { until: '2026-11-20T00:00:00.000Z' } };
    expect(codesOf([rule('sale', { when }), rule('default')])).toEqual([`rule_over ${at(0)}`]);
  });

  it('thousands of rules are looked at in bounded time', () => {
    const team = (index: number): Condition => ({ attribute: 'team', in: [`team-${index}`] });
    const rules = Array.from({ length: 3000 }, (_, index) => rule(`rule-${index}`, { when: team(index) }));
    const begun = performance.now();
    expect(codesOf(rules)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe('targets that are never tried', () => {
  it('what the rule needs and an offering lacks is an error', () => {
    const offerings = {
      'a/one': sampleOffering({ regions: ['eu-1'] }),
      'b/two': sampleOffering({ regions: ['us-1'], owner: 'owner-b', channel: 'channel-b' }),
    };
    const { findings } = compile(withRules([rule('default', { regions: ['eu-1'] })], offerings), NOW);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'fallback_never_tried',
        severity: 'error',
        place: `${at(0)}/definition/arms/0/targets/1`,
        values: { rule: 'default', offering: 'b/two', checks: ['region'] },
      }),
    ]);
  });

  it('a list in which everyone waits for a cause denies the first attempt, which is a warning', () => {
    const targets = (on: boolean) => [
      { offering: 'a/one', on: ['timeout'] as ['timeout'] },
      { offering: 'b/two', ...(on ? { on: ['timeout'] as ['timeout'] } : {}) },
    ];
    const arms = (on: boolean) => [{ name: 'all', weight: 10_000, targets: targets(on) }];
    expect(codesOf([rule('default', { arms: arms(true) })])).toEqual([
      `first_target_waits ${at(0)}/definition/arms/0`,
    ]);
    expect(codesOf([rule('default', { arms: arms(false) })])).toEqual([]);
  });

  it('an offering that only an escalation names is checked as any other', () => {
    const escalate = { below: '0.7', targets: [{ offering: 'b/two' }] };
    const one = { key: 'default', enabled: true, definition: sampleDefinition(['a/one'], { escalate }) };
    expect(compile(withRules([one]), NOW).findings.map(({ code }) => code)).toEqual([
      'single_channel',
      'single_owner',
    ]);
  });
});
