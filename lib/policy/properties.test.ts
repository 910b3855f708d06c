import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { canonicalJson } from './canonical';
import type { Candidate, Decision } from './decision';
import { evaluate, evaluateValue } from './evaluate';
import { explain } from './explain';
import { parseJson } from './json';
import { prepare } from './prepare';
import { type ParsedRequest, parseRequest } from './request';
import { bundleArbitrary, LEVELS, NEEDS, nowArbitrary, TAGS } from './test/bundle-arbitraries';
import { overlayArbitrary, requestArbitrary } from './test/request-arbitraries';
import { CAUSES, type PolicyRequest } from './types';

// a few hundred bundles take seconds on a busy machine
vi.setConfig({ testTimeout: 120_000 });

function parsed(request: PolicyRequest): ParsedRequest {
  const result = parseRequest(request);
  if (!result.ok) throw new Error(`${result.pointer}: ${result.message}`);
  return result.request;
}

const some = fc.array(fc.tuple(requestArbitrary, nowArbitrary), { minLength: 10, maxLength: 10 });

describe('evaluation', () => {
  test('within one rule, a stricter request makes no offering eligible that was not', () => {
    let compared = 0;
    fc.assert(
      fc.property(bundleArbitrary, overlayArbitrary, some, fc.nat(), (bundle, overlay, requests, which) => {
        const policy = prepare(bundle, overlay);
        for (const [request, now] of requests) {
          const eligible = (asked: PolicyRequest): { rule: string | undefined; passed: string[] } => {
            const { considered } = explain(policy, null, parsed(asked), now);
            const passed = considered.targets.flatMap((one, index) =>
              one.codes.length === 0 ? [`${index} ${one.offering}`] : [],
            );
            return { rule: considered.rules.findLast((rule) => rule.verdict === 'true')?.rule, passed };
          };
          const before = eligible(request);
          const after = eligible(stricter(request, which));
          if (before.rule === undefined || before.rule !== after.rule) continue;
          compared += before.passed.length > 0 ? 1 : 0;
          expect(before.passed).toEqual(expect.arrayContaining(after.passed));
        }
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('the next candidate to try is what evaluating again would give', () => {
    let compared = 0;
    const cause = fc.constantFrom(...CAUSES.filter((one) => one !== 'low_quality'));
    fc.assert(
      fc.property(bundleArbitrary, overlayArbitrary, some, cause, (bundle, overlay, requests, why) => {
        const policy = prepare(bundle, overlay);
        for (const [request, now] of requests) {
          const decision = evaluate(policy, parsed(request), now);
          let failed = request.failed ?? [];
          if (failed.some((attempt) => attempt.cause === 'low_quality')) continue;
          let tried: Candidate | undefined = decision.candidates[0];
          while (tried !== undefined) {
            failed = [...failed, { offering: tried.offering, cause: why }];
            const again = evaluate(policy, parsed({ ...request, failed }), now);
            const next = nextToTry(decision, failed);
            expect(again.candidates[0]?.offering).toBe(next?.offering);
            expect(again.escalations.map((one) => one.offering)).toEqual(
              decision.escalations
                .map((one) => one.offering)
                .filter((key) => failed.every((one) => one.offering !== key)),
            );
            compared++;
            tried = next;
          }
        }
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('canonicalising bundle, overlay and request changes nothing, nor does the order of keys', () => {
    fc.assert(
      fc.property(bundleArbitrary, overlayArbitrary, some, (bundle, overlay, requests) => {
        const policy = prepare(bundle, overlay);
        const again = prepare(parseJson(canonicalJson(bundle)), parseJson(canonicalJson(overlay)));
        for (const [request, now] of requests) {
          const decision = canonicalJson(evaluateValue(policy, request, now));
          expect(canonicalJson(evaluateValue(again, parseJson(canonicalJson(request)), now))).toBe(decision);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('validUntil holds: nothing changes before it', () => {
    fc.assert(
      fc.property(bundleArbitrary, overlayArbitrary, some, (bundle, overlay, requests) => {
        const policy = prepare(bundle, overlay);
        for (const [request, now] of requests) {
          const decision = evaluate(policy, parsed(request), now);
          const until = decision.validUntil === null ? 8e15 : Date.parse(decision.validUntil);
          expect(until).toBeGreaterThan(now);
          expect(evaluate(policy, parsed(request), until - 1)).toEqual(decision);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the first of the candidates may be called at once', () => {
    fc.assert(
      fc.property(bundleArbitrary, some, (bundle, requests) => {
        const policy = prepare(bundle);
        for (const [request, now] of requests) {
          const first = evaluate(policy, parsed(request), now).candidates[0];
          const causes = (request.failed ?? []).map((attempt) => attempt.cause);
          expect(
            first === undefined || first.on === null || first.on.some((one) => causes.includes(one)),
          ).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('nothing throws, whatever the request and the time, and the policy is left as it was', () => {
    const time = fc.oneof(nowArbitrary, fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0));
    fc.assert(
      fc.property(
        bundleArbitrary,
        fc.anything({ withNullPrototype: true }),
        some,
        time,
        (bundle, value, requests, now) => {
          const policy = prepare(bundle);
          expect(evaluateValue(policy, value, now).code).toBe('invalid_request');
          for (const [request] of requests) {
            const text = canonicalJson(evaluateValue(policy, request, now));
            expect(canonicalJson(evaluateValue(policy, request, now))).toBe(text);
            expect(canonicalJson(explain(policy, null, parsed(request), now))).toContain('"considered"');
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a time that is not a number routes nothing', () => {
    fc.assert(
      fc.property(bundleArbitrary, requestArbitrary, (bundle, request) => {
        expect(evaluateValue(prepare(bundle), request, Number.NaN).outcome).toBe('deny');
      }),
    );
  });
});

/** The rule of step 7 for a router that holds a decision. */
function nextToTry(decision: Decision, failed: NonNullable<PolicyRequest['failed']>): Candidate | undefined {
  return decision.candidates.find(
    (one) =>
      failed.every((attempt) => attempt.offering !== one.offering) &&
      (one.on === null || failed.some((attempt) => one.on?.includes(attempt.cause))),
  );
}

function stricter(request: PolicyRequest, which: number): PolicyRequest {
  switch (which % 4) {
    case 0:
      return request.label?.level === undefined
        ? request
        : { ...request, label: { ...request.label, level: up(request.label.level) } };
    case 1:
      if (request.label?.tags === undefined) return request;
      return {
        ...request,
        label: { ...request.label, tags: [...request.label.tags, TAGS[which % 3] as string] },
      };
    case 2:
      return { ...request, needs: [...(request.needs ?? []), NEEDS[which % 3] as string] };
    default:
      return { ...request, regions: request.regions === undefined ? ['eu'] : request.regions.slice(1) };
  }
}

function up(level: string): string {
  return LEVELS[Math.min(LEVELS.length - 1, LEVELS.indexOf(level) + 1)] ?? level;
}
