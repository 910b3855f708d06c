import { describe, expect, it } from 'vitest';
import { evaluate } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import { compile } from './compile';
import { type Finding, findingKey } from './finding';
import { compileRecordsSchema } from './records';
import { ruleDefinitionSchema } from './source-schema';
import { type RankedFacts, rankedDefinition, rankedRecords, sampleSelect } from './test/ranked-records';
import { sampleDefinition, samplePrice } from './test/sample-records';

const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const FACTS: Record<string, RankedFacts> = {
  'a/1': { input: '3', output: '6', latency: '900', quality: '60' },
  'b/2': { input: '1', output: '2', latency: '1500', quality: '30', record: { channel: 'b', owner: 'o' } },
  'c/3': { input: '2', output: '4', latency: '700', quality: '55', record: { channel: 'c', owner: 'p' } },
  'd/4': { input: '9', output: '9', latency: '100', quality: '90', record: { context: 10, channel: 'd' } },
};
const found = (findings: readonly Finding[], code: string) =>
  findings.find((finding) => finding.code === code);
const PLACE = '/taskClasses/summarisation/rules/0/definition/arms/0/select';

describe('a ranked arm', () => {
  const records = rankedRecords(FACTS, rankedDefinition({ top: 2, minContext: 1000 }));

  it('stands in the bundle as the list of what was selected, and nothing else of the catalogue', () => {
    expect(compileRecordsSchema.parse(records)).toEqual(records);
    const { bundle, findings, text } = compile(records, NOW);
    expect(findings).toEqual([]);
    expect(Object.keys(bundle.offerings)).toEqual(['b/2', 'c/3']);
    expect(bundle.taskClasses.summarisation?.rules[0]?.arms).toEqual([
      { name: 'all', weight: 10_000, targets: [{ offering: 'b/2' }, { offering: 'c/3' }] },
    ]);
    expect(text).not.toContain('select');
    const parsed = parseRequest({ taskClass: 'summarisation', label: { level: 'public', tags: [] } });
    if (!parsed.ok) throw new Error(parsed.message);
    const { candidates } = evaluate(prepare(JSON.parse(text)), parsed.request, NOW);
    expect(candidates.map(({ offering, role }) => `${role} ${offering}`)).toEqual([
      'primary b/2',
      'fallback c/3',
    ]);
  });

  it('is kept in the notes with everything that decided', () => {
    const { notes } = compile(records, NOW);
    const cost = (value: string) => ({ value, source: 'price list', asOf: '2026-11-01' });
    expect(notes.rankings).toEqual([
      expect.objectContaining({
        taskClass: 'summarisation',
        rule: 'default',
        arm: 'all',
        at: '2026-11-20T00:00:00.000Z',
        salt: 'default:1',
        label: { level: 'public', tags: [] },
        referenceTask: { inputTokens: 1000, outputTokens: 100 },
        considered: 4,
        scored: 3,
        selected: ['b/2', 'c/3'],
        best: expect.objectContaining({ cost: cost('0.0012') }),
        reasons: [{ code: 'context', count: 1 }],
      }),
    ]);
    expect(notes.rankings?.[0]?.offerings).toMatchObject([
      { offering: 'b/2', rank: 1, selected: true, score: '1', inputs: { cost: cost('0.0012') } },
      { offering: 'c/3', rank: 2, selected: true, score: '0.5' },
      { offering: 'a/1', rank: 3, selected: false, score: '0.333333' },
      { offering: 'd/4', out: [{ code: 'context', value: '10', limit: '1000' }] },
    ]);
  });

  it('gives the same bytes whatever the order in which records come', () => {
    const offerings = Object.fromEntries(Object.entries(records.offerings).reverse());
    expect(compile({ ...records, offerings }, NOW).text).toBe(compile(records, NOW).text);
  });

  it('stands beside a listed one, and a disabled rule is not ranked', () => {
    const definition = rankedDefinition({ top: 1 });
    const [ranked] = definition.arms;
    if (!ranked) throw new Error('it has an arm');
    const arms = [
      { ...ranked, name: 'control', weight: 9000 },
      { name: 'canary', weight: 1000, targets: [{ offering: 'a/1' }] },
    ];
    const rules = [
      { key: 'off', enabled: false, definition: rankedDefinition({ top: 4 }) },
      { key: 'default', enabled: true, definition: { ...definition, arms } },
    ];
    const { bundle, notes } = compile(rankedRecords(FACTS, definition, { rules }), NOW);
    expect(bundle.taskClasses.summarisation?.rules[0]?.arms.map((arm) => arm.targets)).toEqual([
      [{ offering: 'b/2' }],
      [{ offering: 'a/1' }],
    ]);
    expect(notes.rankings).toHaveLength(1);
  });

  it('a draft without rankings has no ranking notes', () => {
    expect(compile(rankedRecords(FACTS, sampleDefinition(['a/1', 'b/2'])), NOW).notes).not.toHaveProperty(
      'rankings',
    );
  });
});

describe('findings about selections', () => {
  it('nothing selected is an error that says why, and the bundle is still there to look at', () => {
    const { findings, bundle } = compile(
      rankedRecords(FACTS, rankedDefinition({ minContext: 1_000_000 })),
      NOW,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: 'nothing_selected',
      severity: 'error',
      place: PLACE,
      values: { considered: 4, reasons: ['context 4'] },
    });
    expect(findings[0]?.message).toContain('of 4 considered: context too small (4)');
    expect(bundle.taskClasses.summarisation?.rules).toHaveLength(1);
  });

  it('a benchmark of which nothing is recorded is an error', () => {
    const select = { quality: { benchmark: 'eksam' }, weights: { cost: 1, latency: 0, quality: 1 } };
    const finding = found(
      compile(rankedRecords(FACTS, rankedDefinition(select)), NOW).findings,
      'benchmark_unknown',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      place: `${PLACE}/quality/benchmark`,
      values: { benchmark: 'eksam' },
    });
  });

  it('ranking by cost without a reference task is an error, and by latency is none', () => {
    const codes = (weights: { cost: number; latency: number; quality: number }) => {
      const records = rankedRecords(FACTS, rankedDefinition({ weights }));
      delete records.source.taskClasses.summarisation?.referenceTask;
      return compile(records, NOW).findings.map(({ code }) => code);
    };
    expect(codes({ cost: 1, latency: 0, quality: 0 })).toContain('reference_task_missing');
    expect(codes({ cost: 0, latency: 1, quality: 0 })).not.toContain('reference_task_missing');
  });

  it('a channel, owner or capability that nobody has is a warning at its place', () => {
    const definition = rankedDefinition({
      channels: ['b', 'bb'],
      owners: ['o', 'oo'],
      capabilities: ['tool'],
    });
    const { findings } = compile(rankedRecords(FACTS, definition), NOW);
    const unknown = findings.filter(({ code }) => code === 'select_term_unknown');
    expect(unknown.map(({ place }) => place)).toEqual([
      `${PLACE}/channels/1`,
      `${PLACE}/owners/1`,
      `${PLACE}/capabilities/0`,
    ]);
  });

  it('fewer than asked for is a note', () => {
    const { findings } = compile(rankedRecords(FACTS, rankedDefinition({ top: 9 })), NOW);
    expect(found(findings, 'fewer_than_top')).toMatchObject({
      severity: 'note',
      values: { top: 9, selected: 4 },
    });
  });

  it('what is selected is checked as what is listed, and accepted by offering', () => {
    const facts = {
      ...FACTS,
      'b/2': { ...FACTS['b/2'], record: { lifecycle: 'deprecated' as const, channel: 'b', owner: 'o' } },
      'c/3': { ...FACTS['c/3'], record: { lifecycle: 'deprecated' as const, channel: 'c', owner: 'p' } },
    };
    const { findings } = compile(rankedRecords(facts, rankedDefinition({ top: 2 })), NOW);
    expect(findings.map(findingKey)).toEqual([
      `offering_deprecated ${PLACE} b/2`,
      `offering_deprecated ${PLACE} c/3`,
    ]);
  });

  it('one channel behind everything that was selected is a warning', () => {
    const { findings } = compile(rankedRecords(FACTS, rankedDefinition({ top: 1 })), NOW);
    expect(findings.map(({ code }) => code)).toEqual(['single_channel', 'single_owner']);
  });

  it('a price that no bundle can carry keeps an offering out of rankings by cost', () => {
    const prices = [samplePrice('input', '1234567890123'), samplePrice('output', '1')];
    const facts = { ...FACTS, 'e/5': { record: { prices } } };
    const { notes } = compile(rankedRecords(facts, rankedDefinition({ top: 2 })), NOW);
    expect(notes.rankings?.[0]?.offerings.at(-1)).toMatchObject({
      offering: 'e/5',
      out: [{ code: 'measure_missing', names: ['cost'] }],
    });
  });
});

describe('a service level', () => {
  const withLevel = (slaP95Ms: number, facts = FACTS) =>
    compile(rankedRecords(facts, sampleDefinition(['a/1', 'b/2']), { slaP95Ms }), NOW).findings;

  it('that no measured target meets is a warning', () => {
    expect(withLevel(899)).toEqual([
      expect.objectContaining({
        code: 'sla_not_met',
        severity: 'warning',
        values: { rule: 'default', slaP95Ms: 899, fastestP95Ms: 900, measured: 2 },
      }),
    ]);
    expect(withLevel(900)).toEqual([]);
  });

  it('of what is not measured is not known', () => {
    const facts = {
      ...FACTS,
      'a/1': { input: '1', output: '1' },
      'b/2': { input: '1', output: '1', record: { channel: 'b', owner: 'o' } },
    };
    expect(withLevel(1, facts)).toEqual([]);
  });
});

describe('the schema of a selection', () => {
  const problems = (arm: object) => {
    const result = ruleDefinitionSchema.safeParse({ arms: [{ name: 'all', weight: 10_000, ...arm }] });
    return result.success ? [] : result.error.issues.map(({ path }) => path.join('/'));
  };
  const select = { weights: { cost: 1 }, top: 3 };

  it('takes a selection without targets, and fills in what is left out', () => {
    const parsed = ruleDefinitionSchema.parse({ arms: [{ name: 'all', weight: 10_000, select }] });
    expect(parsed.arms[0]).toEqual({ name: 'all', weight: 10_000, targets: [], select: sampleSelect() });
  });

  it.each<[string, object, string]>([
    ['neither targets nor a selection', {}, 'arms/0/targets'],
    ['both', { targets: [{ offering: 'a/1' }], select }, 'arms/0/targets'],
    ['nothing weighed', { select: { ...select, weights: {} } }, 'arms/0/select/weights'],
    [
      'quality without a benchmark',
      { select: { ...select, weights: { quality: 1 } } },
      'arms/0/select/quality',
    ],
    ['none of the best', { select: { ...select, top: 0 } }, 'arms/0/select/top'],
    ['too many of the best', { select: { ...select, top: 51 } }, 'arms/0/select/top'],
    ['a price bound on nothing', { select: { ...select, maxPrice: {} } }, 'arms/0/select/maxPrice'],
    [
      'a bound that is no decimal',
      { select: { ...select, maxPrice: { input: '1.50' } } },
      'arms/0/select/maxPrice/input',
    ],
    ['a field that nobody knows', { select: { ...select, favourite: 'a' } }, 'arms/0/select'],
  ])('refuses %s', (_name, arm, place) => {
    expect(problems(arm)).toContain(place);
  });
});
