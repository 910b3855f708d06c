import { describe, expect, it } from 'vitest';
import type { Condition } from '@/lib/policy/types';
import { compile } from './compile';
import type { CompileRecords } from './records';
import { sampleDefinition, sampleRecords, withRules } from './test/sample-records';

const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const at = '/taskClasses/summarisation/rules/0/definition';

function findings(when: Condition | undefined, change: Partial<CompileRecords> = {}, regions?: string[]) {
  const definition = sampleDefinition(['a/one'], {
    ...(when ? { when } : {}),
    ...(regions ? { regions } : {}),
  });
  const records = { ...withRules([{ key: 'r', enabled: true, definition }]), ...change };
  return compile(records, NOW).findings.filter(
    ({ code }) => code.endsWith('_unknown') || code === 'bundle_invalid',
  );
}

describe('what a policy names and the vocabulary has no more', () => {
  it.each<[string, Condition, string]>([
    ['attribute_unknown', { attribute: 'gone', exists: true }, '/when/attribute'],
    ['attribute_unknown', { not: { attribute: 'toString', in: ['x'] } }, '/when/not/attribute'],
    ['attribute_value_unknown', { any: [{ attribute: 'kind', notIn: ['a', 'c'] }] }, '/when/any/0/notIn/1'],
    ['level_unknown', { level: { atMost: 'secret' } }, '/when/level/atMost'],
    ['tag_unknown', { all: [{ tag: 'pii' }, { tag: 'gone' }] }, '/when/all/1/tag'],
  ])('is an error %s at its place', (code, when, place) => {
    const found = findings(when, { attributes: { team: [], kind: ['a', 'b'] } });
    expect(found).toMatchObject([{ code, severity: 'error', place: at + place, values: { rule: 'r' } }]);
  });

  it('is each thing by itself', () => {
    const found = findings({ attribute: 'kind', in: ['c', 'd'] }, { attributes: { kind: ['a'] } });
    expect(found.map(({ values }) => values.name)).toEqual(['c', 'd']);
  });

  it('is a warning for a region that nothing has', () => {
    const groups = { regionGroups: { eu: ['eu-1'] } };
    expect(findings(undefined, groups, ['eu', 'eu-1', 'mars'])).toMatchObject([
      { code: 'region_unknown', severity: 'warning', place: `${at}/regions/2` },
    ]);
  });

  it('is an error in the labels of a task class', () => {
    const { source } = sampleRecords();
    const taskClass = source.taskClasses.summarisation;
    if (!taskClass) throw new Error('the sample has a task class');
    const label = { level: 'secret', tags: ['gone'] };
    const found = findings(undefined, {
      source: { ...source, taskClasses: { summarisation: { ...taskClass, label } } },
    });
    expect(found.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'level_unknown /taskClasses/summarisation/label/level',
      'tag_unknown /taskClasses/summarisation/label/tags/0',
    ]);
  });

  it('is nothing where an attribute takes any value, or a rule is disabled', () => {
    expect(findings({ attribute: 'team', in: ['whoever'] })).toEqual([]);
    const definition = sampleDefinition(['a/one'], { when: { attribute: 'gone', exists: true } });
    const disabled = withRules([{ key: 'r', enabled: false, definition }]);
    expect(compile(disabled, NOW).findings.map(({ code }) => code)).not.toContain('attribute_unknown');
  });
});
