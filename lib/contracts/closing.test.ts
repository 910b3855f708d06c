import { describe, expect, it } from 'vitest';
import { type ClauseContent, EMPTY_CLAUSE } from './clause-content';
import { holdsWithoutSecond } from './closing';

const clause = (part: Partial<ClauseContent>): ClauseContent => ({ ...EMPTY_CLAUSE, ...part });
const agreed = clause({ status: 'agreed', scope: { regions: ['eu', 'us'] }, validTo: '2027-01-31' });

const CASES: readonly [string, Partial<ClauseContent>, ClauseContent | null, boolean][] = [
  ['a refusal where nothing holds', { status: 'refused' }, null, true],
  ['a contradiction where nothing holds', { status: 'conflict' }, null, true],
  ['what is agreed', { status: 'agreed' }, null, false],
  ['what the company gives up', { status: 'waived' }, null, false],
  ['silence', { status: 'silent' }, null, false],
  ['a refusal that takes another clause out', { status: 'refused', effect: 'deletes' }, null, false],
  [
    'a refusal of all that was agreed',
    { ...agreed, status: 'refused', scope: { regions: ['us', 'eu'] } },
    agreed,
    true,
  ],
  ['a refusal of less', { ...agreed, status: 'refused', scope: { regions: ['eu'] } }, agreed, false],
  ['a refusal for a shorter time', { ...agreed, status: 'refused', validTo: '2026-12-31' }, agreed, false],
  ['a refusal that replaces nothing any more', { status: 'refused' }, clause({ effect: 'replaces' }), false],
];

describe('without a second person', () => {
  it.each(CASES)('%s', (_what, part, inForce, expected) => {
    expect(holdsWithoutSecond(clause(part), inForce)).toBe(expected);
  });
});
