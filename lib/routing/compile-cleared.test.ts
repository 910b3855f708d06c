import { describe, expect, it } from 'vitest';
import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import { compile } from './compile';
import type { Covered } from './covered';
import type { CompileRecords } from './records';
import { sampleOffering, sampleRecords } from './test/sample-records';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const DAY = 86_400_000;
const at = (ms: number) => new Date(ms).toISOString();

const clause = (change: Partial<EvidenceRef & { kind: 'clause' }> = {}): EvidenceRef => ({
  ...({ kind: 'clause', party: 'channel-a', contract: 'MSA-1', clause: 'c', proposal: 'p' } as const),
  ...{ type: 'no_training', parameters: {}, requires: {}, until: null, singlePerson: false, sample: false },
  ...change,
});

/** The sample, asked for `internal`, with what evidence allows of its first offering. */
function compiled(covered: Partial<Covered>, change: Partial<CompileRecords> = {}) {
  const records = sampleRecords({
    levels: ['public', 'internal', 'confidential'].map((key) => ({
      key,
      obligations: [{ kind: 'contract' }],
    })),
    tags: [{ key: 'pii', obligations: [{ kind: 'contract' }] }],
    ...change,
  });
  const summarisation = records.source.taskClasses.summarisation;
  if (!summarisation) throw new Error('the sample has a task class');
  const label = { level: 'internal', tags: [] };
  const unlabelled = { level: 'confidential', tags: ['pii'] };
  const taskClasses = { summarisation: { ...summarisation, label, unlabelled } };
  const all: Covered = {
    clearance: { levels: { public: null, internal: null, confidential: null }, tags: { pii: null } },
    capabilities: ['tools', 'vision'],
    evidence: {},
    ...covered,
  };
  const [first = '', ...others] = Object.keys(records.offerings);
  const source = { ...records.source, taskClasses };
  const nothing = { clearance: { levels: {}, tags: {} }, capabilities: [], evidence: {} };
  const known = { [first]: all, ...Object.fromEntries(others.map((key) => [key, nothing])) };
  const { bundle, notes, findings } = compile({ ...records, source, covered: known }, NOW);
  const about = (code: string) =>
    findings.filter((one) => one.code === code && (one.values.offering ?? first) === first);
  return { offering: bundle.offerings[first], note: notes.offerings?.[first], about, first, others, bundle };
}

describe('what evidence allows', () => {
  it('is each offering’s own, and deny where nothing is known', () => {
    const { offering, others, bundle } = compiled({});
    expect(offering?.clearance.levels).toEqual({ public: null, internal: null, confidential: null });
    expect(others.map((key) => bundle.offerings[key]?.clearance)).toEqual(
      others.map(() => ({ levels: {}, tags: {} })),
    );
  });

  it('is noted with what it rests on, not with its words', () => {
    const ref = clause({ until: at(NOW + 90 * DAY), parameters: { purposes: 'none' } });
    const levels = { public: null, internal: at(NOW + 90 * DAY) };
    const { note } = compiled({
      clearance: { levels, tags: {} },
      evidence: { 'level:internal': [ref] },
    });
    expect(note).toEqual({
      levels: {
        public: { until: null, evidence: [] },
        internal: { until: at(NOW + 90 * DAY), evidence: [ref] },
      },
      tags: {},
    });
  });

  it('takes capabilities out that are not covered, and says so', () => {
    const { offering, about } = compiled({ capabilities: ['tools'] });
    expect(offering?.capabilities).toEqual(['tools']);
    expect(about('capability_not_covered')).toMatchObject([{ values: { capabilities: ['vision'] } }]);
    expect(compiled({}).about('capability_not_covered')).toEqual([]);
  });

  it('has requests carry what it rests on', () => {
    const evidence = {
      'level:internal': [clause({ requires: { store: false } })],
      'tag:pii': [clause({ requires: { store: false, region: 'eu' } })],
    };
    expect(compiled({ evidence }).offering?.parameters).toEqual({ store: false, region: 'eu' });
    expect(compiled({}).offering).not.toHaveProperty('parameters');
  });

  it('does not clear what needs another value of the same parameter', () => {
    const { offering, about } = compiled({
      evidence: {
        'level:internal': [clause({ requires: { store: false } })],
        'level:confidential': [clause({ requires: { store: true } })],
        'tag:pii': [clause({ requires: { store: true } })],
      },
    });
    expect(offering?.clearance).toEqual({ levels: { public: null, internal: null }, tags: {} });
    expect(offering?.parameters).toEqual({ store: false });
    expect(about('requirements_conflict').map(({ values }) => values.label)).toEqual([
      'level:confidential',
      'tag:pii',
    ]);
  });

  it('has to be accepted when it ends within 30 days, to the millisecond', () => {
    const ending = (ms: number) => {
      const levels = { public: null, internal: at(ms), confidential: at(ms) };
      return compiled({ clearance: { levels, tags: {} } });
    };
    expect(ending(NOW + 30 * DAY + 1).about('clearance_ends_soon')).toEqual([]);
    const { about, offering, first } = ending(NOW + 30 * DAY);
    expect(about('clearance_ends_soon')).toMatchObject([
      {
        severity: 'warning',
        values: {
          until: offering?.clearance.levels.internal,
          labels: ['level:internal', 'level:confidential'],
        },
        message: `The clearance of ${first} for internal and confidential ends on 2026-12-20 at 12:00:00 UTC.`,
      },
    ]);
    expect(ending(NOW + 1).about('clearance_ends_soon')).toHaveLength(1);
  });

  it('tells of one person’s word and of invented evidence', () => {
    const { about } = compiled({
      evidence: { 'level:internal': [clause({ singlePerson: true })], 'tag:pii': [clause({ sample: true })] },
    });
    expect(about('single_person_evidence')).toMatchObject([
      { severity: 'note', values: { labels: ['level:internal'] } },
    ]);
    expect(about('sample_evidence')).toMatchObject([{ severity: 'note', values: { labels: ['tag:pii'] } }]);
  });

  it.each([
    [null, 'label_without_obligations'],
    [[{ kind: 'unheard of' }], 'obligations_unreadable'],
  ])('says that nothing is cleared for a label that asks %j', (obligations, code) => {
    const levels = ['public', 'internal', 'confidential'].map((key) => ({
      key,
      obligations: key === 'internal' ? obligations : [],
    }));
    expect(compiled({}, { levels }).about(code)).toMatchObject([
      { severity: 'note', place: '/taskClasses/summarisation/label', values: { level: 'internal' } },
    ]);
  });

  it('is what rankings see too', () => {
    const offerings = { 'a/one': sampleOffering(), 'b/two': sampleOffering({ capabilities: ['tools'] }) };
    const select = {
      weights: { cost: 1, latency: 0, quality: 0 },
      missing: 'worst',
      top: 1,
      capabilities: ['vision'],
    };
    const records = sampleRecords({ offerings });
    const [rule] = records.source.taskClasses.summarisation?.rules ?? [];
    const arms = [{ name: 'all', weight: 10_000, targets: [], select }];
    const definition = { ...rule?.definition, arms };
    const source = structuredClone(records.source) as never as {
      taskClasses: { summarisation: { rules: unknown } };
    };
    source.taskClasses.summarisation.rules = [{ ...rule, definition }];
    const selected = (capabilities: string[]) => {
      const cleared = { clearance: { levels: { public: null }, tags: {} }, evidence: {}, capabilities };
      const compiledNow = compile(
        { ...records, source: source as never, covered: { 'a/one': cleared } },
        NOW,
      );
      return Object.keys(compiledNow.bundle.offerings);
    };
    expect([selected(['vision', 'tools']), selected(['tools'])]).toEqual([['a/one'], []]);
  });
});
