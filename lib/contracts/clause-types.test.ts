import { describe, expect, test } from 'vitest';
import { CLAUSE_TYPES, clauseType, needsWriting } from './clause-types';
import { parametersSchema, RETENTION_STORES, valuesSchema } from './parameters';

const accepts = (type: string, parameters: unknown): boolean =>
  valuesSchema(clauseType(type)?.parameters ?? []).safeParse(parameters).success;
const zeroDays = Object.fromEntries(Object.keys(RETENTION_STORES).map((store) => [store, 0]));

describe('the types of clauses that are shipped', () => {
  test('are the 32 of the specification, each with a question, words and parameters that can be read', () => {
    expect(CLAUSE_TYPES.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    expect(new Set(CLAUSE_TYPES.map(({ key }) => key)).size).toBe(32);
    for (const type of CLAUSE_TYPES) {
      expect(type.key).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(type.question).toMatch(/\?$/);
      expect(type.vocabulary.length).toBeGreaterThanOrEqual(5);
      expect(parametersSchema.safeParse(type.parameters).error).toBeUndefined();
      expect(accepts(type.key, {})).toBe(true);
    }
    expect(CLAUSE_TYPES.filter(({ key }) => needsWriting(key)).map(({ key }) => key)).toEqual([
      'personal_data',
      'regulated_annex',
    ]);
  });

  test.each<[string, unknown, boolean]>([
    ['retention', { days: zeroDays }, true],
    ['retention', { days: { prompts: 0, tapes: 'unlimited' } }, true],
    ['retention', { days: { prompts: -1 } }, false],
    ['retention', { days: { prompts: 0.5 } }, false],
    ['retention', { days: 30 }, false],
    ['retention', { weeks: 4 }, false],
    ['residency', { processing: ['eu-west-1'], mechanism: 'scc' }, true],
    ['residency', { mechanism: 'handshake' }, false],
    ['residency', { mechanism: 'constructor' }, false],
    ['regulated_annex', { kind: 'baa', services: ['Messages'] }, true],
    ['regulated_annex', { kind: 'dpa' }, false],
    ['pricing_parity', { discountPercent: '12.5' }, true],
    ['pricing_parity', { discountPercent: 12.5 }, false],
    ['pricing_parity', { discountPercent: '100.01' }, false],
    ['ownership_disclosure', { economicPercent: 100 }, true],
    ['ownership_disclosure', { economicPercent: 100.1 }, false],
    ['liability', { cap: 'unlimited' }, true],
    ['liability', { cap: { amount: '1000000', currency: 'EUR' } }, true],
    ['liability', { cap: { amount: '1000000', currency: 'euro' } }, false],
    ['confidentiality', { termMonths: 'unlimited' }, true],
    ['security_breach', { noticeHours: 'unlimited' }, false],
    ['term_termination', { end: '2027-02-28' }, true],
    ['term_termination', { end: '2027-02-30' }, false],
  ])('%s %j', (type, parameters, expected) => {
    expect(accepts(type, parameters)).toBe(expected);
  });
});
