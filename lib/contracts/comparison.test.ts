import { expect, test } from 'vitest';
import { clauseBook } from './clause-book';
import { effectiveEntries } from './comparison';
import type { ClauseEvidence, ContractEvidence } from './evidence';
import { clause, contract, evidenceOf } from './testing/evidence';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const MASTER = contract('master');
const ORDER = contract('order', { kind: 'order_form', precedence: 40, parent: 'master' });
const AMENDMENT = contract('amendment', { kind: 'amendment', parent: 'master' });
const days = (prompts: number) => ({ parameters: { days: { prompts } } });
const batch = { scope: { tiers: ['batch'] } };

function entries(contracts: readonly ContractEvidence[], clauses: readonly ClauseEvidence[]) {
  const book = clauseBook(evidenceOf(contracts, clauses), NOW, {
    entity: null,
    sample: true,
    singlePerson: false,
  });
  const voices = book.voices.get('retention')?.get('acme') ?? [];
  return effectiveEntries(voices, NOW).map(
    ({ status, voices: heard, whyNot }) =>
      `${status}${whyNot ? ` ${whyNot}` : ''} ${heard.map((voice) => voice.clause.clause).join('+')}`,
  );
}

test.each<[string, readonly ContractEvidence[], readonly ClauseEvidence[], readonly string[]]>([
  ['the highest', [MASTER, ORDER], [clause('a', 'master'), clause('b', 'order', days(1))], ['agreed b']],
  ['a tie', [MASTER], [clause('a', 'master'), clause('b', 'master', days(1))], ['conflict a+b']],
  [
    'what does not count',
    [MASTER],
    [clause('a', 'master', {}, { paperGone: true })],
    ['agreed paper_gone a'],
  ],
  [
    'each scope by itself, the general first',
    [MASTER],
    [clause('b', 'master', { ...days(1), ...batch }), clause('a', 'master')],
    ['agreed a', 'agreed b'],
  ],
  [
    'no part that the general outranks',
    [MASTER, ORDER],
    [clause('b', 'master', { ...days(1), ...batch }), clause('a', 'order')],
    ['agreed a'],
  ],
  [
    'what an amendment puts in its place',
    [MASTER, AMENDMENT],
    [clause('a', 'master'), clause('b', 'amendment', { ...days(1), effect: 'replaces', replaces: 'a' })],
    ['agreed b'],
  ],
  [
    'both where it does so for a part',
    [MASTER, AMENDMENT],
    [
      clause('a', 'master'),
      clause('b', 'amendment', { ...days(1), ...batch, effect: 'replaces', replaces: 'a' }),
    ],
    ['agreed a', 'agreed b'],
  ],
])('of several clauses it shows %s', (_name, contracts, clauses, expected) => {
  expect(entries(contracts, clauses)).toEqual(expected);
});
