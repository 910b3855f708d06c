import { expect, it } from 'vitest';
import type { JsonValue } from '@/lib/policy/types';
import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import { redactedCovered, redactedNotes } from './redacted-evidence';

const clause = (contract: string): EvidenceRef => ({
  ...({ kind: 'clause', party: 'a', clause: 'c', proposal: 'p', type: 'retention', contract } as const),
  ...{ parameters: { days: { logs: 30 } }, requires: { store: false } },
  ...{ until: null, singlePerson: false, sample: false },
});
const hides = (contract: string) => contract === 'LIMITED-1';

it('keeps what a reader may not see of a contract, and that it is there is told', () => {
  const [open, limited] = [clause('MSA-1'), clause('LIMITED-1')];
  const expected = [open, { ...limited, parameters: {} }];
  const levels: Record<string, JsonValue> = {
    public: { until: null, evidence: [open, limited] as unknown as JsonValue },
  };
  const notes = redactedNotes({ offerings: { 'a/one': { levels, tags: {} } } }, hides);
  expect(notes.offerings?.['a/one']?.levels?.public).toEqual({ until: null, evidence: expected });
  const covered = {
    clearance: { levels: {}, tags: {} },
    capabilities: [],
    evidence: { 'level:public': [open, limited] },
  };
  expect(redactedCovered({ 'a/one': covered }, hides)['a/one']?.evidence).toEqual({
    'level:public': expected,
  });
});

it('leaves notes alone that are of another form', () => {
  const notes = { offerings: { 'a/one': { levels: { public: { obligations: [] } } } } };
  expect(redactedNotes(notes, () => true).offerings?.['a/one']?.levels).toEqual({
    public: { obligations: [] },
  });
});
