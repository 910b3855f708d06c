import { describe, expect, it } from 'vitest';
import { clearanceWithoutEvidence } from './clearance';

const level = (key: string, obligations: unknown[] | null) => ({ key, obligations });

describe('clearance without evidence', () => {
  it('clears a level whose obligations are an explicit empty list, and no other', () => {
    const clearance = clearanceWithoutEvidence([level('public', []), level('internal', null)], []);
    expect(clearance).toEqual({ levels: { public: null }, tags: {} });
  });

  it('clears nothing where no obligations are recorded', () => {
    expect(clearanceWithoutEvidence([level('public', null)], [level('pii', null)])).toEqual({
      levels: {},
      tags: {},
    });
  });

  it('never clears a level above one that is closed', () => {
    const levels = [
      level('public', []),
      level('internal', [{ clause: 'no_training' }]),
      level('confidential', []),
    ];
    expect(clearanceWithoutEvidence(levels, []).levels).toEqual({ public: null });
  });

  it('treats tags each on its own', () => {
    const tags = [level('pii', [{ clause: 'personal_data' }]), level('marketing', [])];
    expect(clearanceWithoutEvidence([], tags).tags).toEqual({ marketing: null });
  });
});
