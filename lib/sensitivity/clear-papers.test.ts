import { describe, expect, it } from 'vitest';
import type { Evidence } from '@/lib/contracts/evidence';
import { type Case, END, ms, NO_TRAINING, openUntil, why } from './testing/cell';
import { clause, contract, law, path } from './testing/evidence';

describe('only what is agreed opens', () => {
  const second = (content: object, change: object = {}) => ({
    contracts: [contract(), contract({ id: 'C-2', precedence: 50 })],
    clauses: [clause('no_training'), clause('no_training', content, { contract: 'C-2', ...change })],
  });
  it.each<[string, Case, string]>([
    ['nothing', { evidence: { clauses: [] } }, 'silent'],
    ['an offer', { evidence: { clauses: [clause('no_training', { status: 'offered' })] } }, 'offered'],
    ['silence', { evidence: { clauses: [clause('no_training', { status: 'silent' })] } }, 'silent'],
    ['a refusal', { evidence: { clauses: [clause('no_training', { status: 'refused' })] } }, 'refused'],
    ['a waiver', { evidence: { clauses: [clause('no_training', { status: 'waived' })] } }, 'waived'],
    ['a higher refusal', { evidence: second({ status: 'refused', citation: null }) }, 'refused'],
    [
      'a tie that differs',
      {
        evidence: {
          ...second({ parameters: { derivatives: true } }),
          contracts: [contract(), contract({ id: 'C-2' })],
        },
      },
      'conflict',
    ],
    [
      'an unsigned paper',
      { evidence: { clauses: [clause('no_training', {}, { executedOn: null })] } },
      'not_executed',
    ],
    [
      'a paper that is gone',
      { evidence: { clauses: [clause('no_training', {}, { paperGone: true })] } },
      'paper_gone',
    ],
    ['no passage', { evidence: { clauses: [clause('no_training', { citation: null })] } }, 'not_executed'],
    [
      'one person',
      { evidence: { clauses: [clause('no_training', {}, { singlePerson: true })] } },
      'single_person',
    ],
    [
      'a sample outside development',
      { evidence: { clauses: [clause('no_training', {}, { sample: true })] } },
      'sample',
    ],
    [
      'a contract that ended',
      { evidence: { contracts: [contract({ term: { terminatedOn: '2026-05-31' } })] } },
      'ended',
    ],
    [
      'a company that is not covered',
      { environment: { entities: ['a', 'b'] }, evidence: { contracts: [contract({ entities: ['a'] })] } },
      'entity',
    ],
    ['another seller', { evidence: { paths: [path({ seller: 'lab' })] } }, 'seller'],
    [
      'another offering',
      { evidence: { clauses: [clause('no_training', { scope: { offerings: ['cloud/other'] } })] } },
      'scope',
    ],
    [
      'a region too few',
      {
        offering: { regions: ['eu-central-1', 'us-east-1'] },
        evidence: { clauses: [clause('no_training', { scope: { regions: ['eu'] } })] },
      },
      'part',
    ],
    [
      'regions that are not known',
      {
        offering: { regions: null },
        evidence: { clauses: [clause('no_training', { scope: { regions: ['eu'] } })] },
      },
      'part',
    ],
    [
      'another tier',
      {
        offering: { tier: 'batch' },
        evidence: { contracts: [contract({ scope: { tiers: ['standard'] } })] },
      },
      'scope',
    ],
    [
      'a feature that is not covered',
      {
        feature: 'vision',
        evidence: { clauses: [clause('no_training', { scope: { features: ['tools'] } })] },
      },
      'scope',
    ],
  ])('not %s', (_, given, expected) => {
    expect(openUntil(given)).toBe(false);
    expect(why(given)).toEqual([expected]);
  });

  it.each<[string, Case]>([
    [
      'a sample in development',
      {
        environment: { key: 'development' },
        evidence: { clauses: [clause('no_training', {}, { sample: true })] },
      },
    ],
    [
      'one person where that is accepted',
      {
        environment: { singlePerson: true },
        evidence: { clauses: [clause('no_training', {}, { singlePerson: true })] },
      },
    ],
    [
      'a tie that says the same',
      { evidence: { ...second({}), contracts: [contract(), contract({ id: 'C-2' })] } },
    ],
    [
      'every company covered',
      {
        environment: { entities: ['a', 'b'] },
        evidence: { contracts: [contract({ entities: ['b', 'a'] })] },
      },
    ],
    [
      'regions of a group',
      { evidence: { clauses: [clause('no_training', { scope: { regions: ['eu'] } })] } },
    ],
    [
      'a feature that is covered',
      {
        feature: 'tools',
        evidence: { clauses: [clause('no_training', { scope: { features: ['tools'] } })] },
      },
    ],
  ])('but %s', (_, given) => {
    expect(openUntil(given)).toBe(END);
  });
});

describe('an amendment', () => {
  const amended = (content: object, change: object = {}): Partial<Evidence> => ({
    contracts: [
      contract(),
      contract({ id: 'C-2', kind: 'amendment', parent: 'C-1', term: { effectiveOn: '2026-03-01' } }),
    ],
    clauses: [
      clause('no_training', { parameters: { derivatives: true } }),
      clause(
        'no_training',
        { parameters: { derivatives: false }, replaces: 'C-1/no_training', ...content },
        { contract: 'C-2', ...change },
      ),
    ],
  });
  const asks = [{ ...NO_TRAINING, where: [{ parameter: 'derivatives', op: 'isTrue' }] }];
  it.each<[string, Case, string]>([
    ['replaces', { evidence: amended({ effect: 'replaces' }) }, 'parameters'],
    ['deletes', { evidence: amended({ effect: 'deletes' }) }, 'taken_out'],
    ['adds what contradicts', { evidence: amended({ effect: 'adds', replaces: null }) }, 'conflict'],
    [
      'replaces for a part of the regions',
      {
        offering: { regions: ['eu-central-1', 'us-east-1'] },
        evidence: amended({ effect: 'replaces', scope: { regions: ['us-east-1'] } }),
      },
      'part',
    ],
  ])('that %s narrows', (_, given, expected) => {
    expect(openUntil({ ...given, asks })).toBe(false);
    expect(why({ ...given, asks })).toEqual([expected]);
  });
  it('changes nothing before its day, outside its scope, or unsigned', () => {
    expect(
      openUntil({ evidence: amended({ effect: 'replaces' }), asks, at: ms('2026-02-28T23:59:59.999Z') }),
    ).not.toBe(false);
    expect(
      openUntil({ evidence: amended({ effect: 'replaces', scope: { regions: ['us-east-1'] } }), asks }),
    ).toBe(END);
    expect(openUntil({ evidence: amended({ effect: 'deletes' }, { executedOn: null }), asks })).toBe(END);
  });
});

describe('a law', () => {
  const accepts = [{ ...NO_TRAINING, accepts: 'law' }];
  it('stands in where it is accepted and no paper says anything', () => {
    expect(openUntil({ evidence: { clauses: [], laws: [law()] } })).toBe(false);
    expect(openUntil({ evidence: { clauses: [], laws: [law({ to: '2026-06-30' })] }, asks: accepts })).toBe(
      '2026-06-30T10:00:00.000Z',
    );
    const refused = [clause('no_training', { status: 'refused' })];
    expect(openUntil({ evidence: { clauses: refused, laws: [law()] }, asks: accepts })).toBe(false);
    const elsewhere = law({ scope: { channels: ['other'] } });
    expect(openUntil({ evidence: { clauses: [], laws: [elsewhere] }, asks: accepts })).toBe(false);
  });
  it('but not where a paper says it that is not enough', () => {
    const evidence = { contracts: [contract({ entities: [] })], laws: [law()] };
    const environment = { entities: ['a'] };
    expect(openUntil({ environment, evidence: { ...evidence, clauses: [] }, asks: accepts })).toBeNull();
    const unclear = {
      environment,
      evidence: { ...evidence, clauses: [clause('no_training')] },
      asks: accepts,
    };
    expect(openUntil(unclear)).toBe(false);
    expect(why(unclear)).toContain('entity');
  });
  it('never where it has to be in writing', () => {
    const laws = [law({ clauseType: 'personal_data' })];
    const asks = [{ kind: 'clause', type: 'personal_data', where: [], accepts: 'law' }];
    expect(openUntil({ evidence: { clauses: [], laws }, asks })).toBe(false);
  });
});
