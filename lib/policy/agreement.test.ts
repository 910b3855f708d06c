import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical';
import type { Decision } from './decision';
import { evaluate } from './evaluate';
import { explain } from './explain';
import { prepare } from './prepare';
import { parseRequest } from './request';
import { bundleArbitrary, nowArbitrary } from './test/bundle-arbitraries';
import { naiveEvaluate } from './test/naive';
import { overlayArbitrary, requestArbitrary } from './test/request-arbitraries';

const BUNDLES = 2500;
const REQUESTS = 40;

test('the naive evaluator agrees on 100,000 random decisions, which reach every outcome', () => {
  const outcomes = new Map<string, number>();
  const count = (name: string): void => void outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  const many = fc.array(fc.tuple(requestArbitrary, nowArbitrary), {
    minLength: REQUESTS,
    maxLength: REQUESTS,
  });
  fc.assert(
    fc.property(bundleArbitrary, overlayArbitrary, many, (bundle, overlay, requests) => {
      const policy = prepare(bundle, overlay);
      requests.forEach(([request, now], index) => {
        const parsed = parseRequest(request);
        if (!parsed.ok) throw new Error(`${parsed.pointer}: ${parsed.message}`);
        const decision = evaluate(policy, parsed.request, now);
        const [one, other] = [decision, naiveEvaluate(bundle, overlay, request, now)].map(canonicalJson);
        // an assertion takes longer than both evaluations
        if (one !== other) expect(one).toBe(other);
        count('decisions');
        countDecision(decision, count);
        if (index % 4 > 0) return;
        for (const target of explain(policy, null, parsed.request, now).considered.targets) {
          for (const code of target.codes) count(`check ${code}`);
        }
      });
    }),
    { numRuns: BUNDLES, seed: 20261120 },
  );
  expect(outcomes.get('decisions')).toBe(BUNDLES * REQUESTS);
  for (const name of EXPECTED)
    expect(outcomes.get(name) ?? 0, `${name} is hardly reached`).toBeGreaterThan(20);
});

function countDecision(decision: Decision, count: (name: string) => void): void {
  count(decision.code ?? 'route');
  if (decision.bucket !== null) count('bucket');
  if (decision.candidates.length > 1) count('several candidates');
  if (decision.candidates.some((one) => one.on !== null)) count('on kept');
  if (decision.candidates[0]?.role === 'fallback') count('fallback first');
  if (decision.escalations.length > 0)
    count(decision.candidates.length > 0 ? 'escalations' : 'escalations alone');
  if (decision.candidates.some((one) => (one.estimatedCostUsd ?? '').length > 17)) count('exact cost');
  if (decision.candidates.some((one) => one.estimatedCostUsd === null)) count('cost unknown');
  if (decision.validUntil !== null && decision.outcome === 'deny') count('denial until');
}

const EXPECTED = [
  'route',
  ...['condition_unknown', 'exhausted', 'no_eligible_offering', 'no_escalation', 'no_matching_rule'],
  ...['unknown_attribute', 'unknown_label', 'unknown_region', 'unknown_task_class'],
  ...['bucket', 'several candidates', 'on kept', 'fallback first', 'escalations', 'escalations alone'],
  ...['exact cost', 'cost unknown', 'denial until'],
  ...[
    'disabled',
    'not_yet_sold',
    'no_longer_sold',
    'not_cleared_level',
    'not_cleared_tag',
    'clearance_ended',
  ].map((code) => `check ${code}`),
  ...['region', 'capability', 'context', 'context_unknown', 'cost', 'cost_unknown'].map(
    (code) => `check ${code}`,
  ),
];
