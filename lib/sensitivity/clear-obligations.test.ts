import { describe, expect, it } from 'vitest';
import type { StakeRecord } from '@/lib/catalog/affiliation';
import { attributeDigest } from '@/lib/proposals/attribute';
import { type Case, cell, END, ms, openUntil, why } from './testing/cell';
import { AT, certificate, clause, evidence, path } from './testing/evidence';

describe('a certificate', () => {
  const asks = [{ kind: 'certification', anyOf: ['soc2_type2', 'iso27001'] }];
  const given = (change: Parameters<typeof certificate>[0], at = AT): Case => ({
    evidence: { certifications: [certificate(change)] },
    asks,
    at,
    seen: AT,
  });
  it.each<[string, Parameters<typeof certificate>[0], string]>([
    ['its last day', { validTo: '2026-06-30' }, '2026-06-30T10:00:00.000Z'],
    [
      'the year after the period of a report',
      { kind: 'soc2_type2', validTo: '2025-12-31' },
      '2026-12-31T10:00:00.000Z',
    ],
    ['the day before it is revoked', { revokedOn: '2026-07-10' }, '2026-07-09T10:00:00.000Z'],
  ])('ends with %s', (_, change, end) => {
    expect(openUntil(given(change))).toBe(end);
    expect(openUntil(given(change, ms(end) - 1))).toBe(end);
    expect(openUntil(given(change, ms(end)))).toBe(false);
  });
  it.each([
    ['of another kind', { kind: 'csa_star' }],
    ['of another vendor', { vendor: 'lab' }],
    ['of another channel', { channels: ['other'] }],
    ['without an end', { validTo: null }],
    ['that is revoked', { revokedOn: '2026-06-01' }],
    ['that ended', { validTo: '2026-05-31' }],
  ])('%s opens nothing', (_, change) => {
    expect(openUntil(given(change))).toBe(false);
    expect(why(given(change))).toEqual(['no_certificate']);
  });
  it('supports a clause and never replaces one', () => {
    const both = [...asks, { kind: 'clause', type: 'audit_rights', where: [] }];
    const certifications = [certificate()];
    expect(openUntil({ evidence: { certifications }, asks: both })).toBe(false);
    const clauses = [clause('audit_rights')];
    expect(openUntil({ evidence: { certifications, clauses }, asks: both })).toBe('2026-12-31T10:00:00.000Z');
    expect(openUntil({ evidence: { clauses }, asks: both })).toBe(false);
  });
});

describe('affiliation', () => {
  const asks = [{ kind: 'affiliation', with: ['rival'], exclude: ['first_party', 'affiliated', 'unknown'] }];
  const stake = (change: Partial<StakeRecord>): StakeRecord => ({
    key: 'stake',
    holder: 'rival',
    subject: 'cloud',
    kind: 'none',
    economicPercent: null,
    votingPercent: null,
    asOf: '2026-01-01',
    validFrom: null,
    validTo: null,
    ...change,
  });
  const none = stake({});
  it('with a competitor is ruled out by a dated statement alone', () => {
    expect(openUntil({ asks })).toBe(false);
    expect(openUntil({ asks, evidence: { stakes: [none] } })).toBe(null);
    expect(openUntil({ asks, evidence: { stakes: [none] }, at: ms('2025-12-31T23:59:59.999Z') })).toBe(false);
    const owner = [path({ hops: [...path().hops, { party: 'lab', role: 'owner', from: null, to: null }] })];
    expect(openUntil({ asks, evidence: { stakes: [none], paths: owner } })).toBe(false);
  });
  it('ends what was open, from its first moment on', () => {
    const bought = stake({ key: 'later', kind: 'interest', validFrom: '2026-07-01T00:00:00.000Z' });
    expect(openUntil({ asks, evidence: { stakes: [none, bought] } })).toBe('2026-07-01T00:00:00.000Z');
  });
  it('cannot be met where no competitor is named', () => {
    const nobody = [{ ...asks[0], with: [] }];
    expect(why({ asks: nobody, evidence: { stakes: [none] } })).toEqual(['no_competitor_named']);
  });
  it('leaves a known interest alone where only others are excluded', () => {
    const known = [{ kind: 'affiliation', with: ['rival'], exclude: ['first_party'] }];
    expect(openUntil({ asks: known, evidence: { stakes: [stake({ kind: 'interest' })] } })).toBe(null);
    expect(
      openUntil({
        asks: known,
        evidence: { paths: [path({ hops: [{ party: 'rival', role: 'channel', from: null, to: null }] })] },
      }),
    ).toBe(false);
  });
});

describe('a value of the catalogue', () => {
  const asks = [
    { kind: 'attribute', field: 'retentionDays', where: [{ parameter: 'value', op: 'atMost', value: 0 }] },
  ];
  const origin = { source: 'the price list' };
  const states = (value: unknown) => ({
    attributes: { retentionDays: { value, digest: attributeDigest(value, origin) } },
  });
  const held = { approvedAt: '2026-01-01T00:00:00.000Z', endedAt: null, singlePerson: false, sample: false };
  const behind = {
    ...held,
    proposal: 'p',
    offering: 'cloud/model-1',
    field: 'retentionDays',
    digest: attributeDigest(0, origin),
  };
  it.each<[string, Case, string | null | false]>([
    ['that two stand behind opens', { offering: states(0), evidence: { attributes: [behind] } }, null],
    ['that nobody stands behind does not', { offering: states(0) }, false],
    ['that is another by now does not', { offering: states(30), evidence: { attributes: [behind] } }, false],
    [
      'that falls short does not',
      {
        offering: states(30),
        evidence: { attributes: [{ ...behind, digest: attributeDigest(30, origin) }] },
      },
      false,
    ],
    ['that is not stated does not', { evidence: { attributes: [behind] } }, false],
    [
      'of another offering does not',
      { offering: states(0), evidence: { attributes: [{ ...behind, offering: 'cloud/other' }] } },
      false,
    ],
    [
      'that somebody took back does not',
      { offering: states(0), evidence: { attributes: [{ ...behind, endedAt: '2026-05-01T00:00:00.000Z' }] } },
      false,
    ],
  ])('%s', (_, given, end) => {
    expect(openUntil({ ...given, asks })).toBe(end);
  });
});

it('limits regions by the paper and by where the offering is known to process', () => {
  const within = (parameter: string) => ({ parameter, op: 'within', value: ['eu'] });
  const asks = [{ kind: 'clause', type: 'residency', where: [within('processing'), within('storage')] }];
  const says = (parameters: object) => ({
    clauses: [clause('residency', { parameters: parameters as never })],
  });
  const fine = says({ processing: ['eu-west-1'], storage: ['eu'] });
  expect(openUntil({ asks, evidence: fine })).toBe(END);
  expect(openUntil({ asks, evidence: says({ processing: ['eu', 'us-east-1'], storage: ['eu'] }) })).toBe(
    false,
  );
  expect(openUntil({ asks, evidence: says({ processing: ['eu'] }) })).toBe(false);
  expect(why({ asks, evidence: fine, offering: { regions: ['us-east-1'] } })).toEqual(['region_outside']);
});

it('is shut where what is required contradicts itself', () => {
  const requires = (type: string, store: boolean) => clause(type, { requires: { store } });
  const asks = ['no_training', 'retention'].map((type) => ({ kind: 'clause', type, where: [] }));
  const agreeing = cell({
    asks,
    evidence: evidence({ clauses: [requires('no_training', false), requires('retention', false)] }),
  });
  expect(agreeing).toMatchObject({ open: true, requires: { store: false } });
  const contradicting = cell({
    asks,
    evidence: evidence({ clauses: [requires('no_training', false), requires('retention', true)] }),
  });
  expect(contradicting).toMatchObject({ open: false, missing: [{ code: 'requirements_contradict' }] });
});
