import { expect, it } from 'vitest';
import { CLAUSE_TYPES } from '@/lib/contracts/clause-types';
import { DEFAULT_OBLIGATIONS } from './default-obligations';
import { obligationWords } from './obligation-words';
import type { Obligation } from './obligations';

const names = {
  types: new Map(CLAUSE_TYPES.map((type) => [type.key, type])),
  vendors: new Map([['rival', 'Rival Ltd']]),
};
const words = (obligation: Obligation) => obligationWords(obligation, names);

it.each<[Obligation, string]>([
  [{ kind: 'contract' }, 'A contract in force'],
  [{ kind: 'certification', anyOf: ['iso27001', 'own-seal'] }, 'A valid ISO/IEC 27001 or own-seal'],
  [
    { kind: 'affiliation', with: ['rival', 'other'], exclude: ['first_party', 'unknown'] },
    'No first-party or unknown interest in Rival Ltd or other',
  ],
  [
    { kind: 'attribute', field: 'retentionDays', where: [{ parameter: 'value', op: 'atMost', value: 0 }] },
    'Retention at most 0 days, approved by two',
  ],
  [
    { kind: 'clause', type: 'no_training', where: [], accepts: 'law' },
    'No training agreed or a law that says the same',
  ],
  [{ kind: 'clause', type: 'our_own', where: [{ parameter: 'x.y', op: 'isTrue' }] }, 'our_own agreed: x.y'],
])('%j reads “%s”', (obligation, expected) => {
  expect(words(obligation)).toBe(expected);
});

it('says everything that is shipped in words, without a key of a parameter', () => {
  const all = [DEFAULT_OBLIGATIONS.levels, DEFAULT_OBLIGATIONS.tags].flatMap((labels) =>
    Object.values(labels).flat(),
  );
  expect(new Set(all.map(words))).toMatchInlineSnapshot(`
    Set {
      "A contract in force",
      "No training agreed",
      "Retention agreed: at most 30 days in every store",
      "Security and breach agreed: Told within at most 72 hours",
      "Confidentiality agreed",
      "Retention agreed: nothing kept in any store",
      "Audit rights agreed",
      "A valid SOC 2 Type I, SOC 2 Type II or ISO/IEC 27001",
      "Personal data agreed",
      "Residency and transfer agreed: Processed in: nothing is named yet, so it cannot be met; Stored in: nothing is named yet, so it cannot be met; Supported from: nothing is named yet, so it cannot be met; Transfer mechanism: only Data does not leave, Adequacy decision, Data Privacy Framework, Standard contractual clauses, UK transfer agreement or Binding corporate rules",
      "Subprocessors agreed",
      "Regulated annex agreed: Kind: BAA",
      "Security and breach agreed",
      "Regulated annex agreed: Kind: PCI annex",
      "A valid PCI DSS attestation of compliance",
      "No training agreed: Derivatives included",
      "Output and IP agreed",
      "No training agreed: Review by people: Never",
      "Operational separation agreed",
      "No first-party, affiliated or unknown interest in a named competitor: none is named yet, so it cannot be met",
      "Residency and transfer agreed: Processed in: nothing is named yet, so it cannot be met; Stored in: nothing is named yet, so it cannot be met; Supported from: nothing is named yet, so it cannot be met",
      "Regulated annex agreed: Kind: Export annex",
    }
  `);
});
