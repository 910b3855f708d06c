import { describe, expect, it } from 'vitest';
import type { CheckCode } from '@/lib/policy/considered';
import { explain } from '@/lib/policy/explain';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import type { Bundle, PolicyRequest } from '@/lib/policy/types';
import { checkFacts, checkName, failureWords } from './check-words';
import { decisionWords } from './decision-words';

const NOW = Date.parse('2027-06-01T00:00:00.000Z');
const base = {
  model: 'm',
  owner: 'o',
  channel: 'c',
  api: 'openai-chat',
  endpoint: 'c',
  requestId: 'm',
  capabilities: ['tools'],
  context: 1000,
  maxOutput: 100,
  regions: ['eu-1'],
  prices: [{ above: 0, input: '1', output: '2' }],
  clearance: { levels: { public: null, internal: '2027-01-01T00:00:00.000Z' }, tags: {} },
};
const BUNDLE: Bundle = {
  format: 'fairlead.policy/1',
  environment: 'test',
  levels: ['public', 'internal', 'secret'],
  tags: ['pii'],
  regionGroups: { us: ['us-1'] },
  offerings: { one: base, two: { ...base, from: '2028-01-01T00:00:00.000Z' } },
  taskClasses: {
    a: {
      label: { level: 'public', tags: [] },
      unlabelled: { level: 'public', tags: [] },
      rules: [
        {
          id: 'r',
          onUnknown: 'deny',
          salt: 's',
          limits: { maxCostUsd: '0.001' },
          arms: [{ name: 'all', weight: 10_000, targets: [{ offering: 'one' }, { offering: 'two' }] }],
        },
      ],
    },
  },
};

function explained(request: Partial<PolicyRequest>, stop?: string) {
  const parsed = parseRequest({ taskClass: 'a', inputTokens: 1, maxOutputTokens: 1, ...request });
  if (!parsed.ok) throw new Error(parsed.message);
  const disabled = stop ? [{ channel: 'c', reason: stop }] : [];
  const policy = prepare(BUNDLE, { format: 'fairlead.overlay/1', disabled });
  return explain(policy, null, parsed.request, NOW);
}

const CASES: readonly [CheckCode, Partial<PolicyRequest>, string][] = [
  ['not_cleared_level', { label: { level: 'secret' } }, 'is not cleared for the level secret'],
  ['not_cleared_tag', { label: { tags: ['pii'] } }, 'is not cleared for the tag pii'],
  ['clearance_ended', { label: { level: 'internal' } }, 'was cleared for internal until 2027-01-01'],
  ['region', { regions: ['us'] }, 'may process outside the allowed regions (eu-1)'],
  ['capability', { needs: ['vision'] }, 'lacks vision'],
  ['context', { inputTokens: 2000 }, 'is too small for 2,000 in + 1 out'],
  ['cost', { inputTokens: 900, maxOutputTokens: 100 }, 'costs $0.0011, more than $0.001'],
  ['cost_unknown', { images: 1 }, 'has a cost that cannot be known'],
];

describe('failed checks in words', () => {
  it.each(CASES)('%s', (code, request, words) => {
    const [first] = explained(request).considered.targets;
    expect(first?.codes).toContain(code);
    expect(failureWords(code, first?.checks ?? [])).toBe(words);
  });

  it('windows and stops', () => {
    const [first, second] = explained({}, 'outage').considered.targets;
    expect(failureWords('disabled', first?.checks ?? [])).toBe('is stopped (channel c: outage)');
    expect(failureWords('not_yet_sold', second?.checks ?? [])).toBe('is not sold before 2028-01-01');
  });

  it('every check has a name and the values it compared', () => {
    for (const check of explained({ needs: ['tools'], regions: ['eu-1'] }).considered.targets[0]?.checks ??
      []) {
      expect(checkName(check)).toMatch(/^[A-Z]/);
      expect(checkFacts(check).length).toBeGreaterThan(0);
    }
  });
});

describe('decisions in words', () => {
  it.each([
    [{}, 'Goes to one, and nowhere else.'],
    [{ taskClass: 'b' }, 'The policy has no such task class.'],
    [{ needs: ['vision'] }, 'No offering of the rule passes every check.'],
  ])('%j', (request, words) => {
    expect(decisionWords(explained(request))).toBe(words);
  });
});
