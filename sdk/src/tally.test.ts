import { describe, expect, it } from 'vitest';
import { type Decision, deny } from '../../lib/policy/decision';
import { createTally } from './tally';

const AT = Date.parse('2026-11-21T04:10:30.000Z');
const MINUTE = Date.parse('2026-11-21T04:10:00.000Z');

function route(offering: string, given: Partial<Decision> = {}): Decision {
  const candidate = { offering } as Decision['candidates'][number];
  return {
    ...deny('no_policy', null, 'summarisation'),
    outcome: 'route',
    code: null,
    rule: 'everyone',
    arm: 'control',
    candidates: [candidate],
    ...given,
  };
}

describe('decisions', () => {
  it('are counted by all that tells them apart', () => {
    const tally = createTally();
    const add = (decision: Decision, times: number, version = '1.3', at = AT) => {
      for (let time = 0; time < times; time++) tally.count(decision, version, at);
    };
    add(route('a/x'), 3);
    add(route('a/y'), 2);
    add(route('a/x', { arm: 'canary' }), 1);
    add(route('a/x', { rule: 'others' }), 1);
    add(route('a/x', { taskClass: 'chat' }), 1);
    add(route('a/x', { candidates: [], escalations: route('a/z').candidates }), 1);
    add(deny('no_matching_rule', null, 'chat'), 2);
    add(deny('no_eligible_offering', null, 'chat', { rule: 'everyone' }), 1);
    add(route('a/x'), 1, '1.4');
    add(route('a/x'), 1, '1.4', AT + 60_000);
    add(route('a/x'), 4);
    const counts = tally
      .take()
      .map((row) => [
        (row.minute - MINUTE) / 60_000,
        row.version,
        row.taskClass,
        row.rule,
        row.arm,
        row.offering || row.code,
        row.outcome,
        row.count,
      ]);
    expect(counts).toEqual([
      [0, '1.3', 'summarisation', 'everyone', 'control', 'a/x', 'route', 3],
      [0, '1.3', 'summarisation', 'everyone', 'control', 'a/y', 'route', 2],
      [0, '1.3', 'summarisation', 'everyone', 'canary', 'a/x', 'route', 1],
      [0, '1.3', 'summarisation', 'others', 'control', 'a/x', 'route', 1],
      [0, '1.3', 'chat', 'everyone', 'control', 'a/x', 'route', 1],
      [0, '1.3', 'summarisation', 'everyone', 'control', 'a/z', 'route', 1],
      [0, '1.3', 'chat', '', '', 'no_matching_rule', 'deny', 2],
      [0, '1.3', 'chat', 'everyone', '', 'no_eligible_offering', 'deny', 1],
      [0, '1.4', 'summarisation', 'everyone', 'control', 'a/x', 'route', 1],
      [1, '1.4', 'summarisation', 'everyone', 'control', 'a/x', 'route', 1],
      [0, '1.3', 'summarisation', 'everyone', 'control', 'a/x', 'route', 4],
    ]);
    expect(tally.take()).toEqual([]);
  });

  it('give away nothing that a client has sent', () => {
    const tally = createTally();
    for (const name of ['my secret', 'another']) {
      tally.count(deny('unknown_task_class', '/taskClass', name), '1.3', AT);
    }
    expect(tally.take()).toEqual([
      expect.objectContaining({ taskClass: '', code: 'unknown_task_class', count: 2 }),
    ]);
  });

  it('take bounded memory however many things they are, and lose none while there is room to sum them', () => {
    const tally = createTally();
    for (let index = 0; index < 30_000; index++) tally.count(route(`a/${index}`), '1.3', AT);
    const first = tally.take();
    expect(first).toHaveLength(10_001);
    expect(first.reduce((sum, { count }) => sum + count, 0)).toBe(30_000);
    expect(first.at(-1)).toMatchObject({
      minute: Date.parse('2026-11-21T04:00:00.000Z'),
      rule: 'everyone',
      arm: '',
      offering: '',
      count: 20_000,
    });
    for (let index = 0; index < 30_000; index++) tally.count(route('a/x', { rule: `r${index}` }), '1.3', AT);
    expect(tally.take()).toHaveLength(12_000);
  });
});
