import { expect, test } from 'vitest';
import type { NamedHop } from './clause-book';
import type { ScopedOffering } from './covers';
import type { ClauseEvidence, ContractEvidence } from './evidence';
import { effective } from './testing/effective';
import { clause, contract, TERM } from './testing/evidence';

const MASTER = contract('master');
const AMENDMENT = contract('amendment', {
  kind: 'amendment',
  parent: 'master',
  precedence: 99,
  term: { ...TERM, effectiveOn: '2026-03-01' },
});
const days = (prompts: number) => ({ parameters: { days: { prompts } } });
const replaces = (target: string) => ({ effect: 'replaces', replaces: target, ...days(1) }) as const;
const deletes = (target: string) => ({ effect: 'deletes', replaces: target }) as const;
const OLD = clause('old', 'master');
const ended = {
  ...AMENDMENT,
  term: { ...AMENDMENT.term, terminatedOn: '2026-04-30' },
  status: 'terminated',
} as const;

interface Case {
  readonly contracts?: readonly ContractEvidence[];
  readonly clauses: readonly ClauseEvidence[];
  readonly at?: string;
  readonly offering?: Partial<ScopedOffering>;
  readonly expected: string;
}

test.each<[string, Case]>([
  [
    'that only adds is in conflict',
    { clauses: [OLD, clause('new', 'amendment', days(1))], expected: 'conflict not old+new' },
  ],
  [
    'that adds the same is not',
    { clauses: [OLD, clause('new', 'amendment')], expected: 'agreed counts old+new' },
  ],
  [
    'that replaces is heard',
    { clauses: [OLD, clause('new', 'amendment', replaces('old'))], expected: 'agreed counts new' },
  ],
  [
    'not before it begins',
    {
      clauses: [OLD, clause('new', 'amendment', replaces('old'))],
      at: '2026-02-28T23:59:59.999Z',
      expected: 'agreed counts old',
    },
  ],
  [
    'not before its own day',
    {
      clauses: [OLD, clause('new', 'amendment', { ...replaces('old'), validFrom: '2026-07-01' })],
      expected: 'agreed counts old',
    },
  ],
  [
    'in a paper that nobody executed does nothing',
    {
      clauses: [OLD, clause('new', 'amendment', replaces('old'), { executedOn: null })],
      expected: 'agreed counts old',
    },
  ],
  [
    'that is only offered does nothing',
    {
      clauses: [OLD, clause('new', 'amendment', { ...replaces('old'), status: 'offered' })],
      expected: 'agreed counts old',
    },
  ],
  [
    'that deletes leaves nothing',
    { clauses: [OLD, clause('new', 'amendment', deletes('old'))], expected: 'nothing' },
  ],
  [
    'that has ended brings nothing back',
    {
      contracts: [MASTER, ended],
      clauses: [OLD, clause('new', 'amendment', deletes('old'))],
      expected: 'nothing',
    },
  ],
  [
    'whose approval ended brings nothing back',
    {
      clauses: [OLD, clause('new', 'amendment', deletes('old'), { endedAt: '2026-05-01T00:00:00.000Z' })],
      expected: 'nothing',
    },
  ],
  [
    'that was approved anew without it does',
    {
      clauses: [
        OLD,
        clause('new', 'amendment', deletes('old'), { endedAt: '2026-05-01T00:00:00.000Z' }),
        clause('new', 'amendment', { status: 'silent' }, { approvedAt: '2026-05-01T00:00:00.000Z' }),
      ],
      expected: 'agreed counts old',
    },
  ],
  [
    'of another family does nothing',
    {
      contracts: [
        MASTER,
        contract('other', { kind: 'amendment', parent: 'elsewhere' }),
        contract('elsewhere'),
      ],
      clauses: [OLD, clause('new', 'other', deletes('old'))],
      expected: 'agreed counts old',
    },
  ],
  [
    'of another type does nothing',
    {
      clauses: [OLD, clause('new', 'amendment', deletes('old'), { type: 'residency' })],
      expected: 'agreed counts old',
    },
  ],
  [
    'outside its scope does nothing',
    {
      clauses: [OLD, clause('new', 'amendment', { ...deletes('old'), scope: { tiers: ['batch'] } })],
      expected: 'agreed counts old',
    },
  ],
  [
    'for a part of the regions takes out all',
    {
      clauses: [OLD, clause('new', 'amendment', { ...replaces('old'), scope: { regions: ['eu'] } })],
      expected: 'part not new',
    },
  ],
  [
    'for all of them is heard',
    {
      clauses: [OLD, clause('new', 'amendment', { ...replaces('old'), scope: { regions: ['eu'] } })],
      offering: { regions: ['eu-1'] },
      expected: 'agreed counts new',
    },
  ],
  [
    'of a refusal needs all of it',
    {
      clauses: [
        clause('old', 'master', { status: 'refused' }),
        clause('new', 'amendment', { ...replaces('old'), scope: { regions: ['eu'] } }),
      ],
      expected: 'conflict not old+new',
    },
  ],
  [
    'one after the other',
    {
      contracts: [MASTER, AMENDMENT, contract('second', { ...AMENDMENT, id: 'second' })],
      clauses: [OLD, clause('new', 'amendment', replaces('old')), clause('newer', 'second', replaces('new'))],
      expected: 'agreed counts newer',
    },
  ],
  [
    'each of the other leaves nothing',
    {
      clauses: [clause('old', 'master', replaces('new')), clause('new', 'amendment', replaces('old'))],
      expected: 'nothing',
    },
  ],
])('an amendment %s', (_name, { contracts = [MASTER, AMENDMENT], clauses, expected, ...asked }) => {
  expect(effective(contracts, clauses, asked)).toBe(expected);
});

test.each<[string, Partial<ScopedOffering>, string]>([
  ['a part of the regions', {}, 'part not eu'],
  ['all of them', { regions: ['eu-1', 'eu-2'] }, 'agreed counts eu'],
  ['none', { regions: ['us-1'] }, 'nothing'],
  ['unknown ones', { regions: null }, 'part not eu'],
])('a scope of regions meets %s', (_name, offering, expected) => {
  expect(effective([MASTER], [clause('eu', 'master', { scope: { regions: ['eu'] } })], { offering })).toBe(
    expected,
  );
});

test('what covers a part is heard beside what covers all, and a refusal of a part is enough', () => {
  const order = contract('order', { precedence: 40 });
  const scope = { regions: ['eu'] };
  const part = clause('eu', 'order', { scope, ...days(1) });
  expect(effective([MASTER, order], [OLD, part])).toBe('agreed counts eu+old');
  expect(effective([MASTER, order], [OLD, clause('eu', 'order', { scope, status: 'refused' })])).toBe(
    'refused not eu',
  );
  expect(effective([contract('master', { scope: { tiers: ['batch'] } })], [OLD])).toBe('nothing');
});

test('capabilities that are named cover the plain call and themselves', () => {
  const tools = clause('tools', 'master', { scope: { features: ['tools'] } });
  expect(effective([MASTER], [tools])).toBe('agreed counts tools');
  expect(effective([MASTER], [tools], { feature: 'tools' })).toBe('agreed counts tools');
  expect(effective([MASTER], [tools], { feature: 'vision' })).toBe('nothing');
});

test.each<[string, Partial<ContractEvidence>, Partial<NamedHop>, readonly string[], string]>([
  ['its vendor', {}, {}, [], 'agreed counts old'],
  ['another’s', { vendor: 'lab', seller: 'lab' }, {}, [], 'nothing'],
  [
    'a channel that it names',
    { vendor: 'lab', seller: 'lab', scope: { channels: ['acme'] } },
    { sellers: ['lab'] },
    [],
    'agreed counts old',
  ],
  ['which another sells', { vendor: 'lab', seller: 'lab', scope: { channels: ['acme'] } }, {}, [], 'nothing'],
  [
    'who controls it',
    { vendor: 'parent', seller: 'parent' },
    { names: ['acme', 'parent'], sellers: ['acme', 'parent'] },
    [],
    'agreed counts old',
  ],
  [
    'whom it flows down to',
    {},
    { role: 'subprocessor', names: ['host'], sellers: [] },
    ['host'],
    'agreed counts old',
  ],
  ['whom it does not', {}, { role: 'subprocessor', names: ['host'], sellers: [] }, [], 'nothing'],
])('a contract speaks for %s', (_name, change, hop, flowsDownTo, expected) => {
  expect(
    effective([contract('master', change)], [clause('old', 'master', { flowsDownTo: [...flowsDownTo] })], {
      hop,
    }),
  ).toBe(expected);
});
