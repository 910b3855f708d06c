import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { diffBundles } from './diff';
import { sampleDefinition, sampleOffering, sampleRecords, withRules } from './test/sample-records';

const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const rule = (key: string, offerings = ['a/one', 'b/two']) => ({
  key,
  enabled: true,
  definition: sampleDefinition(offerings, { when: { attribute: 'team', in: [key] } }),
});
const bundle = (keys: string[]) => compile(withRules(keys.map((key) => rule(key))), NOW).bundle;

describe('difference of two bundles', () => {
  it('is empty for equal bundles', () => {
    expect(diffBundles(bundle(['a', 'b']), bundle(['a', 'b']))).toEqual([]);
  });

  it('lists everything as new when nothing was published before', () => {
    const changes = diffBundles(null, bundle(['a']));
    expect(changes.map(({ kind, subject, name }) => `${kind} ${subject} ${name}`)).toEqual([
      'added task class summarisation',
      'added rule a',
      'added offering a/one',
      'added offering b/two',
    ]);
  });

  it('names a rule that came, went, changed or moved', () => {
    expect(diffBundles(bundle(['a']), bundle(['a', 'b']))).toMatchObject([{ kind: 'added', name: 'b' }]);
    expect(diffBundles(bundle(['a', 'b']), bundle(['b']))).toMatchObject([{ kind: 'removed', name: 'a' }]);
    const moved = diffBundles(bundle(['a', 'b']), bundle(['b', 'a']));
    expect(moved.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['moved b', 'moved a']);
    expect(moved[0]?.fields).toEqual([{ field: 'position', before: 2, after: 1 }]);
  });

  it('shows what a rule that came says, and what one that went said', () => {
    const [came] = diffBundles(bundle(['a']), bundle(['a', 'b']));
    expect(came?.fields.map(({ field, before }) => [field, before])).toEqual([
      ['when', undefined],
      ['arms', undefined],
    ]);
    const [went] = diffBundles(bundle(['a', 'b']), bundle(['a']));
    expect(went?.fields[0]).toEqual({
      field: 'when',
      before: { attribute: 'team', in: ['b'] },
      after: undefined,
    });
  });

  it('shows each changed field of a rule before and after', () => {
    const after = compile(withRules([rule('a', ['b/two', 'a/one'])]), NOW).bundle;
    const [change, ...others] = diffBundles(bundle(['a']), after);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'changed', subject: 'rule', fields: [{ field: 'arms' }] });
  });

  it('shows what the catalogue changed under the same rules', () => {
    const records = sampleRecords();
    const dearer = {
      ...records,
      offerings: { ...records.offerings, 'a/one': sampleOffering({ context: 50_000 }) },
    };
    expect(diffBundles(compile(records, NOW).bundle, compile(dearer, NOW).bundle)).toEqual([
      {
        kind: 'changed',
        subject: 'offering',
        taskClass: null,
        name: 'a/one',
        fields: [{ field: 'context', before: 100_000, after: 50_000 }],
      },
    ]);
  });
});
