import { describe, expect, it } from 'vitest';
import { EMPTY_DEFINITION, type RuleValues, ruleValues } from '../rule-values';
import { editWords } from './edit-words';

const start = ruleValues({
  key: 'default',
  enabled: true,
  definition: {
    ...EMPTY_DEFINITION,
    arms: [{ name: 'all', weight: 10_000, targets: [{ offering: 'a' }, { offering: 'b' }] }],
  },
});
const change = (part: Partial<RuleValues['definition']>): RuleValues => ({
  ...start,
  definition: { ...start.definition, ...part },
});
const arms = (...targets: { offering: string; on?: readonly ['timeout'] }[]) =>
  change({ arms: [{ name: 'all', weight: 10_000, targets }] });

describe('an edit in words', () => {
  it.each<[string, RuleValues]>([
    ['the key', { ...start, key: 'other' }],
    ['disabling', { ...start, enabled: false }],
    ['adding a condition', { ...start, when: { all: [{ tag: 'pii' }] } }],
    ['what incomplete requests get', change({ onUnknown: 'skip' })],
    ['adding c', arms({ offering: 'a' }, { offering: 'b' }, { offering: 'c' })],
    ['removing a', arms({ offering: 'b' })],
    ['the order of offerings', arms({ offering: 'b' }, { offering: 'a' })],
    ['when to try b', arms({ offering: 'a' }, { offering: 'b', on: ['timeout'] })],
    ['the salt', change({ salt: 'x' })],
    ['adding an escalation', change({ escalate: { below: '0.7', targets: [] } })],
    ['the capabilities', change({ needs: ['tools'] })],
    ['the regions', change({ regions: ['eu'] })],
    ['the cost of an attempt', change({ limits: { maxCostUsd: '1' } })],
    ['the note', change({ note: 'why' })],
  ])('%s', (words, after) => {
    expect(editWords(start, after).words).toBe(words);
  });

  it('joins what is typed, and nothing else', () => {
    expect(editWords(start, change({ note: 'w' })).typing).toBe(true);
    expect(editWords(start, arms({ offering: 'b' }, { offering: 'a' })).typing).toBe(false);
  });
});
