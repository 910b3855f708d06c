import { describe, expect, it } from 'vitest';
import { explain } from '@/lib/policy/explain';
import { parseRequest } from '@/lib/policy/request';
import { compile } from './compile';
import { rankedDefinition } from './test/ranked-records';
import { sampleDefinition, sampleOffering, sampleRecords, withRules } from './test/sample-records';
import { compileEdited, type WorkbenchRecords } from './workbench';

const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const NOTHING_RANKED = new Map();

function workbench(records = sampleRecords(), stops: WorkbenchRecords['stops'] = []) {
  const { source, offerings, measurements, covered, ...words } = records;
  const taskClass = source.taskClasses.summarisation;
  if (!taskClass) throw new Error('the sample has a task class');
  return {
    ...words,
    taskClass: 'summarisation',
    source: taskClass,
    facts: { offerings, measurements, covered },
    stops,
  };
}

const rule = (definition = sampleDefinition(['a/one', 'b/two']), enabled = true) => ({
  key: 'default',
  enabled,
  definition,
});

describe('a rule that is being edited', () => {
  it('is compiled as the draft would be with it', () => {
    const definition = sampleDefinition(['b/two', 'a/one'], { needs: ['tools'] });
    const edited = compileEdited(workbench(), 0, rule(definition), NOTHING_RANKED, NOW);
    const whole = compile(withRules([rule(definition)]), NOW);
    expect(edited.bundle).toEqual(whole.bundle);
    expect(edited.findings).toEqual(
      whole.findings.filter(({ place }) => place.startsWith('/taskClasses/summarisation/rules/0')),
    );
  });

  it('decides at once, after the rules before it', () => {
    const before = { ...rule(sampleDefinition(['a/one'], { when: { tag: 'pii' } })), key: 'tagged' };
    const records = workbench(withRules([before]));
    const { ready, place } = compileEdited(
      records,
      1,
      rule(sampleDefinition(['b/two'])),
      NOTHING_RANKED,
      NOW,
    );
    const request = parseRequest({ taskClass: 'summarisation', label: { level: 'public', tags: [] } });
    if (!ready.ok || !request.ok) throw new Error('both are well formed');
    const { candidates } = explain(ready.prepared, null, request.request, NOW);
    expect(candidates.map(({ offering }) => offering)).toEqual(['b/two']);
    expect(place).toBe('/taskClasses/summarisation/rules/1');
  });

  it('has what a ranking selected in place of its selection', () => {
    const selected = new Map([['all', ['b/two']]]);
    const { bundle, ready } = compileEdited(workbench(), 0, rule(rankedDefinition()), selected, NOW);
    expect(bundle.taskClasses.summarisation?.rules[0]?.arms[0]?.targets).toEqual([{ offering: 'b/two' }]);
    expect(ready.ok).toBe(true);
  });
});

describe('whom it tries', () => {
  const verdicts = (...parameters: Parameters<typeof compileEdited>) =>
    compileEdited(...parameters).targets.map(({ offering, role, codes }) => [offering, role, codes.join()]);

  it('is told at the lowest label that reaches it, escalations too', () => {
    const definition = sampleDefinition(['a/one'], {
      when: { level: { atLeast: 'internal' } },
      escalate: { below: '0.7', targets: [{ offering: 'b/two' }] },
    });
    expect(compileEdited(workbench(), 0, rule(definition), NOTHING_RANKED, NOW).lowest.level).toBe(
      'internal',
    );
    expect(verdicts(workbench(), 0, rule(definition), NOTHING_RANKED, NOW)).toEqual([
      ['a/one', 'primary', 'not_cleared_level'],
      ['b/two', 'escalation', 'not_cleared_level'],
    ]);
  });

  it('is told of a disabled rule as if it were enabled, and with the stops in force', () => {
    const stopped = workbench(sampleRecords(), [{ offering: 'a/one', reason: 'outage' }]);
    expect(verdicts(stopped, 0, rule(undefined, false), NOTHING_RANKED, NOW)).toEqual([
      ['a/one', 'primary', 'disabled'],
      ['b/two', 'fallback', ''],
    ]);
    expect(compileEdited(stopped, 0, rule(undefined, false), NOTHING_RANKED, NOW).findings).toEqual([]);
  });

  it('is told with more stops than a release has room for', () => {
    const reason = 'r'.repeat(150);
    const more = Array.from({ length: 60 }, (_, index) => ({ channel: `elsewhere-${index}`, reason }));
    const stopped = workbench(sampleRecords(), [{ offering: 'a/one', reason }, ...more]);
    const { ready, targets } = compileEdited(stopped, 0, rule(), NOTHING_RANKED, NOW);
    expect(ready.ok).toBe(true);
    expect(targets.map(({ offering, codes }) => [offering, codes.length > 0])).toEqual([
      ['a/one', true],
      ['b/two', false],
    ]);
  });

  it('is told of every offering that there are facts of, though another is missing', () => {
    const definition = sampleDefinition(['gone/away', 'b/two']);
    const edited = compileEdited(workbench(), 0, rule(definition), NOTHING_RANKED, NOW);
    expect(edited.ready.ok).toBe(false);
    expect(edited.targets.map(({ offering }) => offering)).toEqual(['b/two']);
    expect(edited.findings.map(({ code, place }) => `${code} ${place}`)).toContain(
      'offering_missing /taskClasses/summarisation/rules/0/definition/arms/0/targets/0',
    );
  });

  it('is told of a small offering where the cost of an escalation is limited', () => {
    const records = sampleRecords({
      offerings: { 'a/one': sampleOffering(), 'b/two': sampleOffering({ prices: [] }) },
    });
    const definition = sampleDefinition(['a/one'], {
      escalate: { below: '0.7', maxCostUsd: '0.5', targets: [{ offering: 'b/two' }] },
    });
    expect(verdicts(workbench(records), 0, rule(definition), NOTHING_RANKED, NOW)).toEqual([
      ['a/one', 'primary', ''],
      ['b/two', 'escalation', 'cost_unknown'],
    ]);
  });
});
