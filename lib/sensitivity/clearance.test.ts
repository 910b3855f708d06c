import { describe, expect, it } from 'vitest';
import type { Evidence } from '@/lib/contracts/evidence';
import { clearanceOf, clearanceWithoutEvidence } from './clearance';
import { clearanceBook } from './clearance-book';
import { AT, clause, contract, evidence, OFFERING, PRODUCTION } from './testing/evidence';

const level = (key: string, obligations: unknown[] | null) => ({ key, obligations });

describe('clearance without evidence', () => {
  it('clears a level whose obligations are an explicit empty list, and no other', () => {
    const clearance = clearanceWithoutEvidence([level('public', []), level('internal', null)], []);
    expect(clearance).toEqual({ levels: { public: null }, tags: {} });
  });

  it('never clears a level above one that is closed', () => {
    const levels = [
      level('public', []),
      level('internal', [{ kind: 'contract' }]),
      level('confidential', []),
    ];
    expect(clearanceWithoutEvidence(levels, []).levels).toEqual({ public: null });
  });
});

const LABELS = {
  levels: [
    level('public', []),
    level('internal', [{ kind: 'contract' }, { kind: 'clause', type: 'no_training', where: [] }]),
  ],
  tags: [level('pii', null)],
};

const cleared = (parts: Partial<Evidence>) =>
  clearanceOf(
    clearanceBook({ evidence: evidence(parts), labels: LABELS, environment: PRODUCTION, at: AT }),
    OFFERING,
  );

it('clears by a clause until its contract ends', () => {
  expect(cleared({ clauses: [clause('no_training')] })).toMatchObject({
    clearance: { levels: { public: null, internal: '2027-01-01T00:00:00.000Z' }, tags: {} },
    capabilities: ['tools', 'vision'],
    evidence: { 'level:internal': [{ kind: 'path' }, { kind: 'contract' }, { kind: 'clause' }] },
  });
  expect(cleared({ contracts: [contract()] }).clearance.levels).toEqual({ public: null });
});
