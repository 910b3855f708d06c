import { describe, expect, it } from 'vitest';
import type { Candidate, Decision } from '@/lib/policy/decision';
import { deny } from '@/lib/policy/decision';
import { prepare } from '@/lib/policy/prepare';
import { compile } from './compile';
import { acknowledgeableOf, acknowledgementKey, blockingOf, type Finding } from './finding';
import {
  type ExpectedDecision,
  expectationOf,
  expectationWords,
  expectedDecisionSchema,
  mismatches,
  renewedExpectation,
  runSavedRequest,
  type SavedRequestDto,
  savedRequestContentSchema,
  savedRequestFindings,
} from './saved-request';
import { sampleRecords } from './test/sample-records';

const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const POLICY = prepare(compile(sampleRecords(), NOW).bundle);
const SAVED: SavedRequestDto = {
  id: '0190b9a1-0000-7000-8000-000000000000',
  revision: 1,
  taskClass: 'summarisation',
  environment: null,
  name: 'Short',
  request: { taskClass: 'summarisation', label: { level: 'public', tags: [] } },
  expected: { outcome: 'route', rule: 'default', candidates: ['a/one', 'b/two'], escalations: [] },
};
const { decision: ROUTED } = runSavedRequest(POLICY, SAVED, NOW);
const DENIED: Decision = deny('no_matching_rule', null, 'summarisation');

describe('an expectation', () => {
  const cases: readonly [Decision, Parameters<typeof expectationOf>[1], ExpectedDecision, string][] = [
    [
      ROUTED,
      { rule: true, offerings: 'all', code: true },
      { outcome: 'route', rule: 'default', candidates: ['a/one', 'b/two'], escalations: [] },
      'Routed by default to a/one, then b/two',
    ],
    [
      ROUTED,
      { rule: false, offerings: 'first', code: true },
      { outcome: 'route', first: 'a/one' },
      'Routed to a/one first',
    ],
    [ROUTED, { rule: false, offerings: 'any', code: true }, { outcome: 'route' }, 'Routed'],
    [
      DENIED,
      { rule: true, offerings: 'all', code: true },
      { outcome: 'deny', code: 'no_matching_rule' },
      'Denied with no_matching_rule',
    ],
    [DENIED, { rule: true, offerings: 'all', code: false }, { outcome: 'deny' }, 'Denied'],
  ];

  it.each(cases)(
    'is taken from a decision (%#), met by it, and said in words',
    (decision, parts, wanted, words) => {
      const expected = expectationOf(decision, parts);
      expect(expected).toEqual(wanted);
      expect(expectedDecisionSchema.parse(expected)).toEqual(expected);
      expect(mismatches(expected, decision)).toEqual([]);
      expect(expectationWords(expected)).toBe(words);
    },
  );

  it('is renewed to as much as it held to before', () => {
    const shorter = { ...ROUTED, candidates: ROUTED.candidates.slice(1) };
    for (const [decision, parts] of cases) {
      const expected = expectationOf(decision, parts);
      for (const next of [ROUTED, shorter, DENIED]) {
        const renewed = renewedExpectation(expected, next);
        expect(mismatches(renewed, next)).toEqual([]);
        if (next.outcome === decision.outcome) expect(Object.keys(renewed)).toEqual(Object.keys(expected));
      }
    }
  });

  it.each<[ExpectedDecision, Decision, string[]]>([
    [{ outcome: 'route' }, DENIED, ['it is denied (no_matching_rule), not routed']],
    [{ outcome: 'deny' }, ROUTED, ['it is routed, not denied']],
    [{ outcome: 'deny', code: 'exhausted' }, DENIED, ['the code is no_matching_rule, not exhausted']],
    [{ outcome: 'route', rule: 'other' }, ROUTED, ['the rule is default, not other']],
    [{ outcome: 'route', first: 'b/two' }, ROUTED, ['the first offering is a/one, not b/two']],
    [
      { outcome: 'route', candidates: ['a/one'], escalations: ['c/three'] },
      ROUTED,
      ['offering 2 is b/two, not none', 'escalation 1 is none, not c/three'],
    ],
  ])('%j tells what differs', (expected, decision, differences) => {
    expect(mismatches(expected, decision).map(({ brief }) => brief)).toEqual(differences);
  });

  it.each([
    { outcome: 'maybe' },
    { outcome: 'deny', code: 'no_policy' },
    { outcome: 'deny', candidates: [] },
    { outcome: 'route', first: 'a', candidates: ['a'] },
    { outcome: 'route', price: 1 },
  ])('%j is none', (value) => {
    expect(expectedDecisionSchema.safeParse(value).success).toBe(false);
  });
});

it('keeps only requests that routers can read, and names the field', () => {
  const refused = savedRequestContentSchema.safeParse({ taskClass: 'a', label: { level: 3 } });
  expect(refused.error?.issues).toEqual([
    expect.objectContaining({ path: ['label', 'level'], message: 'Must be a string.' }),
  ]);
  expect(savedRequestContentSchema.safeParse({ taskClass: 'a', unit: 'x'.repeat(20_000) }).success).toBe(
    false,
  );
});

describe('findings', () => {
  const failing: SavedRequestDto = { ...SAVED, expected: { outcome: 'route', first: 'b/two' } };

  it('there are none while all is as expected', () => {
    expect(savedRequestFindings(POLICY, [SAVED], NOW)).toEqual([]);
  });

  it('name what is decided differently', () => {
    const [finding] = savedRequestFindings(POLICY, [SAVED, failing], NOW);
    expect(finding).toMatchObject({
      code: 'saved_request_failed',
      severity: 'error',
      message: '“Short” is decided differently than expected: the first offering is a/one, not b/two.',
      values: { savedRequest: SAVED.id, expected: 'b/two', decided: 'a/one' },
    });
  });

  it('are errors that can be acknowledged as they were shown, and only they', () => {
    const other: Finding = {
      code: 'offering_missing',
      severity: 'error',
      place: '',
      values: {},
      message: '',
    };
    const all = [...savedRequestFindings(POLICY, [failing], NOW), other];
    expect(blockingOf(all)).toEqual([other]);
    const [one] = acknowledgeableOf(all);
    const [now] = savedRequestFindings(
      POLICY,
      [{ ...failing, expected: { outcome: 'route', first: 'c/three' } }],
      NOW,
    );
    if (!one || !now) return expect.unreachable();
    expect(acknowledgementKey(one)).not.toBe(acknowledgementKey(now));
  });
});

it('counts what comes after the first offering only where all are expected', () => {
  const shortened = { ...ROUTED, candidates: ROUTED.candidates.slice(0, 1) as readonly Candidate[] };
  expect(mismatches({ outcome: 'route', first: 'a/one' }, shortened)).toEqual([]);
  expect(mismatches(SAVED.expected, shortened)).toHaveLength(1);
});
