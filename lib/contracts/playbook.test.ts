import { describe, expect, test } from 'vitest';
import { clauseType } from './clause-types';
import { deviation, type PlaybookChecks, playbookChecksSchema, saysNothing, type Verdict } from './playbook';
import type { Predicate } from './predicate';

const PARAMETERS = clauseType('security_breach')?.parameters ?? [];
const within = (hours: number): Predicate => ({ parameter: 'noticeHours', op: 'atMost', value: hours });
const above = (hours: number): Predicate => ({ parameter: 'noticeHours', op: 'atLeast', value: hours });
const checks = (change: Partial<PlaybookChecks> = {}): PlaybookChecks => ({
  preferred: [within(24)],
  acceptable: [within(72)],
  walkAway: [above(168)],
  ...change,
});
const certified: Predicate = { parameter: 'certifications', op: 'includes', value: ['iso27001'] };

describe('how far a clause is from the playbook', () => {
  test.each<[string, unknown, PlaybookChecks, Verdict, readonly string[]]>([
    ['as preferred', { noticeHours: 24 }, checks(), 'meets', []],
    [
      'acceptable',
      { noticeHours: 72 },
      checks(),
      'acceptable',
      ['Not as preferred: Told within at most 24 hours'],
    ],
    [
      'just beyond',
      { noticeHours: 73 },
      checks(),
      'walk_away',
      ['Not acceptable: Told within at most 72 hours'],
    ],
    [
      'where one walks away',
      { noticeHours: 168 },
      checks(),
      'walk_away',
      ['Walk away: Told within at least 168 hours'],
    ],
    [
      'not said',
      {},
      checks(),
      'unknown',
      [
        'Not said: Told within at least 168 hours',
        'Not said: Told within at most 72 hours',
        'Not said: Told within at most 24 hours',
      ],
    ],
    [
      'one of two not said',
      { noticeHours: 24 },
      checks({ preferred: [within(24), certified] }),
      'acceptable',
      [],
    ],
    [
      'nothing acceptable stated',
      { noticeHours: 48 },
      checks({ acceptable: [] }),
      'unknown',
      ['Not as preferred: Told within at most 24 hours'],
    ],
    [
      'a walk-away that cannot be told',
      { noticeHours: 24 },
      checks({ walkAway: [certified] }),
      'unknown',
      ['Not said: Certifications with iso27001'],
    ],
    [
      'nothing stated',
      { noticeHours: 24 },
      checks({ preferred: [], acceptable: [], walkAway: [] }),
      'unknown',
      [],
    ],
  ])('%s', (_name, parameters, position, verdict, reasons) => {
    const content = { status: 'agreed', parameters: parameters as Record<string, never> } as const;
    expect(deviation(content, { checks: position }, PARAMETERS, {})).toEqual({ verdict, reasons });
  });

  test.each(['silent', 'offered', 'refused', 'waived', 'conflict'] as const)('%s is missing', (status) => {
    const content = { status, parameters: { noticeHours: 1 } };
    expect(deviation(content, { checks: checks() }, PARAMETERS, {}).verdict).toBe('missing');
  });

  test('no clause is missing, and a type without a position is unknown', () => {
    expect(deviation(null, { checks: checks() }, PARAMETERS, {}).verdict).toBe('missing');
    expect(deviation({ status: 'agreed', parameters: {} }, null, PARAMETERS, {})).toEqual({
      verdict: 'unknown',
      reasons: [],
    });
  });
});

test('a position that was never filled in says nothing', () => {
  const empty = { preferred: '', acceptable: '', walkAway: '', checks: playbookChecksSchema.parse({}) };
  expect(saysNothing(empty)).toBe(true);
  expect(saysNothing({ ...empty, walkAway: 'Never' })).toBe(false);
  expect(saysNothing({ ...empty, checks: checks() })).toBe(false);
});
