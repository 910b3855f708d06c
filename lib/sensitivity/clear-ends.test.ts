import { describe, expect, it } from 'vitest';
import type { Evidence } from '@/lib/contracts/evidence';
import { type Case, END, ms, openUntil } from './testing/cell';
import { AT, clause, contract, path } from './testing/evidence';

describe('to the millisecond', () => {
  const only = (content: object, change: object = {}): Partial<Evidence> => ({
    clauses: [clause('no_training', content, change)],
  });
  it.each<[string, Case, string]>([
    ['the contract', {}, END],
    ['the clause', { evidence: only({ validTo: '2026-08-31' }) }, '2026-09-01T00:00:00.000Z'],
    [
      'its approval',
      { evidence: only({}, { endedAt: '2026-07-01T10:00:00.000Z' }) },
      '2026-07-01T10:00:00.000Z',
    ],
    [
      'a termination, in the zone of the contract',
      {
        evidence: { contracts: [contract({ term: { terminatedOn: '2026-06-30', zone: 'Europe/Berlin' } })] },
      },
      '2026-06-30T22:00:00.000Z',
    ],
    [
      'without a zone as early as can be',
      { evidence: { contracts: [contract({ term: { zone: null } })] } },
      '2026-12-31T10:00:00.000Z',
    ],
    [
      'terms that changed unread',
      { evidence: { contracts: [contract({ silentSince: '2026-06-15T00:00:00.000Z' })] } },
      '2026-06-15T00:00:00.000Z',
    ],
    [
      'the contract that it belongs to',
      {
        evidence: {
          contracts: [
            contract({ term: { endsOn: '2026-09-30' } }),
            contract({ id: 'C-2', kind: 'annex', parent: 'C-1' }),
          ],
          clauses: [clause('no_training', {}, { contract: 'C-2' })],
        },
      },
      '2026-10-01T00:00:00.000Z',
    ],
    [
      'the way',
      { evidence: { paths: [path({ endedAt: '2026-07-01T00:00:00.000Z' })] } },
      '2026-07-01T00:00:00.000Z',
    ],
    [
      'somebody new on the way, as early as that day begins anywhere',
      { evidence: { notices: [{ id: 'n', channel: 'cloud', party: 'helper', effectiveOn: '2026-07-01' }] } },
      '2026-06-30T10:00:00.000Z',
    ],
  ])('ends with %s', (_, given, end) => {
    expect(openUntil(given)).toBe(end);
    expect(openUntil({ ...given, at: ms(end) - 1, seen: AT })).toBe(end);
    expect(openUntil({ ...given, at: ms(end), seen: AT })).toBe(false);
  });

  it.each<[string, Case, string]>([
    [
      'its approval',
      { evidence: only({}, { approvedAt: '2026-06-01T10:00:00.000Z' }) },
      '2026-06-01T10:00:00.000Z',
    ],
    ['its first day', { evidence: only({ validFrom: '2026-06-01' }) }, '2026-06-01T00:00:00.000Z'],
    [
      'the day on which all had signed',
      { evidence: only({}, { executedOn: '2026-06-01' }) },
      '2026-06-01T00:00:00.000Z',
    ],
    [
      'the activation of its contract',
      { evidence: { contracts: [contract({ activatedAt: '2026-06-01T09:00:00.000Z' })] } },
      '2026-06-01T09:00:00.000Z',
    ],
    [
      'the contract, without a zone as late as can be',
      { evidence: { contracts: [contract({ term: { effectiveOn: '2026-06-01', zone: null } })] } },
      '2026-06-01T12:00:00.000Z',
    ],
    [
      'the approval of the way',
      { evidence: { paths: [path({ approvedAt: '2026-06-01T11:00:00.000Z' })] } },
      '2026-06-01T11:00:00.000Z',
    ],
  ])('begins with %s', (_, given, start) => {
    expect(openUntil({ ...given, at: ms(start) })).not.toBe(false);
    expect(openUntil({ ...given, at: ms(start) - 1 })).toBe(false);
  });

  it('counts a renewal one term ahead once nobody can stop it any more', () => {
    const renews = contract({ term: { renewal: 'automatic', renewalMonths: 12, noticeDays: 30 } });
    const given = (at: string): Case => ({ evidence: { contracts: [renews] }, at: ms(at) });
    expect(openUntil(given('2026-12-01T23:59:59.999Z'))).toBe(END);
    expect(openUntil(given('2026-12-02T00:00:00.000Z'))).toBe('2028-01-01T00:00:00.000Z');
    const stopped = { ...renews, term: { ...renews.term, noticeGivenOn: '2026-11-01' } };
    expect(openUntil({ evidence: { contracts: [stopped] }, at: ms('2026-12-15T00:00:00.000Z') })).toBe(END);
    expect(openUntil({ ...given('2027-02-01T00:00:00.000Z'), seen: AT })).toBe(false);
  });
});
