import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical';
import { PolicyError } from './errors';
import { evaluateValue } from './evaluate';
import { explain } from './explain';
import { prepare } from './prepare';
import { parseRequest } from './request';
import { naiveEvaluate } from './test/naive';
import { readScenarios } from './test/scenarios';
import { parseInstant } from './time';
import type { PolicyRequest } from './types';

describe.each(readScenarios())('$name', (scenario) => {
  const policy = prepare(scenario.bundle, scenario.overlay);

  test.each(scenario.cases)('$description', ({ now, request, decision, considered }) => {
    const ms = parseInstant(now);
    if (ms === null) throw new Error(`not a time: ${now}`);
    expect(evaluateValue(policy, request, ms)).toEqual(decision);
    expect(canonicalJson(evaluateValue(policy, request, ms))).toBe(canonicalJson(decision));
    const parsed = parseRequest(request);
    if (!parsed.ok) return;
    const naive = naiveEvaluate(scenario.bundle, scenario.overlay, request as PolicyRequest, ms);
    expect(canonicalJson(naive)).toBe(canonicalJson(decision));
    const explained = explain(policy, null, parsed.request, ms);
    if (considered !== undefined) expect(explained.considered).toEqual(considered);
  });

  const invalid = scenario.invalid;
  test.each(invalid)('invalid: $description', (wrong) => {
    if ('bundle' in wrong) {
      expect(pointerOf(() => prepare(wrong.bundle))).toBe(wrong.pointer);
    } else {
      expect(parseRequest(wrong.request)).toMatchObject({ ok: false, pointer: wrong.pointer });
      expect(evaluateValue(policy, wrong.request, 0)).toMatchObject({
        outcome: 'deny',
        code: 'invalid_request',
        pointer: wrong.pointer,
      });
    }
  });
});

function pointerOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof PolicyError) return error.pointer;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('there are at least 200 cases, and every denial that evaluation gives is among them', () => {
  const cases = readScenarios().flatMap((scenario) => scenario.cases);
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect(new Set(cases.map((one) => one.decision.code))).toEqual(
    new Set([
      null,
      ...['condition_unknown', 'exhausted', 'invalid_request', 'no_eligible_offering', 'no_escalation'],
      ...['no_matching_rule', 'unknown_attribute', 'unknown_label', 'unknown_region', 'unknown_task_class'],
    ]),
  );
  const targets = cases.flatMap((one) => one.considered?.targets ?? []);
  expect(new Set(targets.flatMap((target) => target.codes)).size).toBe(12);
});
