import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/policy/canonical';
import { evaluate } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import { compile } from './compile';
import type { Finding } from './finding';
import { compileRecordsSchema } from './records';
import { sampleDefinition, sampleOffering, sampleRecords, withRules } from './test/sample-records';

const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const rule = (key: string, change = {}, offerings = ['a/one', 'b/two']) => ({
  key,
  enabled: true,
  definition: sampleDefinition(offerings, change),
});
const codes = (findings: readonly Finding[]) => findings.map((finding) => finding.code);
const found = (findings: readonly Finding[], code: string) =>
  findings.find((finding) => finding.code === code);

describe('compile', () => {
  it('takes records of the form that the query module gives', () => {
    expect(compileRecordsSchema.parse(sampleRecords())).toEqual(sampleRecords());
  });

  it('gives a bundle that routers accept and that routes to the listed offerings in order', () => {
    const { bundle, text, findings } = compile(sampleRecords(), NOW);
    expect(findings).toEqual([]);
    expect(text).toBe(canonicalJson(bundle));
    const parsed = parseRequest({ taskClass: 'summarisation', label: { level: 'public', tags: [] } });
    if (!parsed.ok) throw new Error(parsed.message);
    const decision = evaluate(prepare(JSON.parse(text)), parsed.request, NOW);
    expect(decision.candidates.map((candidate) => candidate.offering)).toEqual(['a/one', 'b/two']);
    expect(bundle.offerings['a/one']?.capabilities).toEqual(['tools', 'vision']);
  });

  it('clears only what has an explicit empty list of obligations, whatever the offering', () => {
    const { bundle } = compile(sampleRecords(), NOW);
    expect(bundle.offerings['a/one']?.clearance).toEqual({ levels: { public: null }, tags: {} });
  });

  it('says the same bytes whatever the order in which records come', () => {
    const records = sampleRecords();
    const turned = { ...records, offerings: Object.fromEntries(Object.entries(records.offerings).reverse()) };
    expect(compile(turned, NOW).text).toBe(compile(records, NOW).text);
  });

  it('leaves disabled rules and notes out of the bundle, and unknown facts absent', () => {
    const records = withRules(
      [rule('off', { note: 'secret reason' }), rule('on', { note: 'secret reason' })].map((one) => ({
        ...one,
        enabled: one.key === 'on',
      })),
      {
        'a/one': sampleOffering({ context: null, owner: null }),
        'b/two': sampleOffering({ owner: 'owner-b' }),
      },
    );
    const { bundle, text } = compile(records, NOW);
    expect(bundle.taskClasses.summarisation?.rules.map((one) => one.id)).toEqual(['on']);
    expect(text).not.toContain('secret');
    expect(bundle.offerings['a/one']).not.toHaveProperty('context');
    expect(bundle.offerings['a/one']?.owner).toBe('unknown');
  });
});

describe('findings', () => {
  it.each([
    ['offering_missing', { 'b/two': sampleOffering({ owner: 'owner-b' }) }],
    [
      'offering_archived',
      { 'a/one': sampleOffering({ archived: true }), 'b/two': sampleOffering({ owner: 'o' }) },
    ],
    [
      'offering_retired',
      { 'a/one': sampleOffering({ lifecycle: 'retired' }), 'b/two': sampleOffering({ owner: 'o' }) },
    ],
  ])('%s stops a publish and names the target', (code, offerings) => {
    const finding = found(compile(withRules([rule('default')], offerings), NOW).findings, code);
    expect(finding).toMatchObject({
      severity: 'error',
      place: '/taskClasses/summarisation/rules/0/definition/arms/0/targets/0',
      values: { offering: 'a/one' },
    });
  });

  it('an unreachable rule is an error at the later rule', () => {
    const findings = compile(withRules([rule('first'), rule('second')]), NOW).findings;
    expect(found(findings, 'unreachable_rule')).toMatchObject({
      severity: 'error',
      place: '/taskClasses/summarisation/rules/1',
      values: { rule: 'second', before: 'first' },
    });
  });

  it('a rule none of whose offerings is cleared for its lowest label is an error', () => {
    const when = { level: { atLeast: 'internal' } };
    const findings = compile(withRules([rule('inner', { when })]), NOW).findings;
    expect(found(findings, 'no_eligible_target')).toMatchObject({
      severity: 'error',
      values: { rule: 'inner' },
    });
    expect(found(findings, 'target_not_eligible')?.values).toMatchObject({ checks: ['not_cleared_level'] });
  });

  it('a fallback for low quality alone can never be tried', () => {
    const arms = [
      {
        name: 'all',
        weight: 10_000,
        targets: [{ offering: 'a/one' }, { offering: 'b/two', on: ['low_quality'] }],
      },
    ];
    expect(codes(compile(withRules([rule('default', { arms })]), NOW).findings)).toContain(
      'fallback_never_tried',
    );
  });

  it('what routers would refuse is an error with its pointer', () => {
    const arms = [
      { name: 'control', weight: 9000, targets: [{ offering: 'a/one' }] },
      { name: 'canary', weight: 500, targets: [{ offering: 'b/two' }] },
    ];
    const findings = compile(withRules([rule('default', { arms })]), NOW).findings;
    expect(found(findings, 'bundle_invalid')).toMatchObject({ severity: 'error' });
    expect(found(findings, 'bundle_invalid')?.values.pointer).toContain('/taskClasses/summarisation/rules/0');
  });

  it.each([
    ['offering_deprecated', { lifecycle: 'deprecated' as const }],
    ['offering_deprecated', { deprecatedFrom: '2026-01-01T00:00:00.000Z' }],
    ['offering_deprecated', { deprecatedFrom: '2026-12-20T00:00:00.000Z' }],
    ['offering_ends_soon', { soldUntil: '2026-12-20T00:00:00.000Z' }],
    ['owner_unknown', { owner: null }],
    ['price_unknown', { prices: [] }],
    ['single_owner', { owner: 'owner-b' }],
    ['single_channel', { channel: 'channel-b' }],
  ])('%s is a warning', (code, change) => {
    const offerings = {
      'a/one': sampleOffering(change),
      'b/two': sampleOffering({ owner: 'owner-b', channel: 'channel-b' }),
    };
    const { findings } = compile(withRules([rule('default')], offerings), NOW);
    expect(findings).toEqual([expect.objectContaining({ code, severity: 'warning' })]);
  });

  it('an offering that ends in more than thirty days is no finding', () => {
    const offerings = {
      'a/one': sampleOffering({ soldUntil: '2026-12-20T00:00:00.001Z' }),
      'b/two': sampleOffering({ owner: 'owner-b', channel: 'channel-b' }),
    };
    expect(compile(withRules([rule('default')], offerings), NOW).findings).toEqual([]);
  });

  it('a price confirmed 90 days ago is fresh, and a day later stale', () => {
    const withAsOf = (asOf: string) => {
      const prices = sampleOffering().prices.map((price) => ({ ...price, asOf }));
      const offerings = {
        'a/one': sampleOffering({ prices }),
        'b/two': sampleOffering({ owner: 'owner-b', channel: 'channel-b' }),
      };
      return codes(compile(withRules([rule('default')], offerings), NOW).findings);
    };
    expect(withAsOf('2026-08-22')).toEqual([]);
    expect(withAsOf('2026-08-21')).toEqual(['price_stale']);
  });

  it('what no label means below the most sensitive one is a warning', () => {
    const records = sampleRecords();
    const taskClass = records.source.taskClasses.summarisation;
    if (taskClass) taskClass.unlabelled = { level: 'internal', tags: [] };
    expect(codes(compile(records, NOW).findings)).toEqual(['unlabelled_below_highest']);
  });

  it('a condition that skips before a rule for everything is a warning', () => {
    const when = { attribute: 'team', in: ['support'] };
    const records = withRules([rule('support', { when, onUnknown: 'skip' }), rule('default')]);
    expect(codes(compile(records, NOW).findings)).toEqual(['skip_before_wider']);
  });

  it('a task class without rules is noted', () => {
    expect(compile(withRules([]), NOW).findings).toEqual([
      expect.objectContaining({ code: 'no_rules', severity: 'note' }),
    ]);
  });
});
