import { describe, expect, it } from 'vitest';
import { type StandingContract, standingOf, standingsOf } from './contract-standing';

const term = {
  effectiveOn: '2026-01-01',
  endsOn: '2026-12-31',
  zone: 'Europe/Berlin',
  renewal: 'none',
  renewalMonths: null,
  noticeDays: null,
  noticeGivenOn: null,
  reviewedOn: null,
  terminatedOn: null,
} as const;
const contract: StandingContract = { status: 'active', activatedAt: '2026-02-01T09:00:00.000Z', term };
const at = (instant: string, change: Partial<StandingContract> = {}) =>
  standingOf({ ...contract, ...change }, null, Date.parse(instant));

describe('a contract in force', () => {
  it.each([
    ['2026-01-31T12:00:00Z', 'upcoming'],
    ['2026-02-01T09:00:00Z', 'active'],
    ['2026-12-31T22:59:59.999Z', 'active'],
    ['2026-12-31T23:00:00Z', 'expired'],
  ])('at %s is %s', (instant, status) => {
    expect(at(instant).status).toBe(status);
  });

  it('is terminated after its last day, not before', () => {
    const terminated = { status: 'terminated', term: { ...term, terminatedOn: '2026-06-30' } } as const;
    expect(at('2026-06-30T21:59:59Z', terminated).status).toBe('active');
    expect(at('2026-06-30T22:00:00Z', terminated)).toMatchObject({
      status: 'terminated',
      reason: 'termination',
    });
  });
});

it('counts for nothing where its term cannot be read, and keeps nobody from the others', () => {
  const unreadable = { ...contract, id: 'b', parentId: null, term: { ...term, zone: 'Europe/Nowhere' } };
  const known = standingsOf([unreadable, { ...contract, id: 'a', parentId: null }], Date.parse('2026-06-01'));
  expect([...known].map(([id, { status }]) => [id, status])).toEqual([
    ['b', 'expired'],
    ['a', 'active'],
  ]);
});

it('is a draft whatever its dates say', () => {
  expect(at('2026-06-01T00:00:00Z', { status: 'draft' })).toMatchObject({ status: 'draft', until: null });
});

it('ends with what it belongs to', () => {
  const parent = { ...contract, id: 'p', parentId: null };
  const longer = { ...contract, id: 'a', parentId: 'p', term: { ...term, endsOn: '2030-12-31' } };
  const annex = standingsOf([longer, parent], Date.parse('2027-01-01T00:00:00Z')).get('a');
  expect(annex).toMatchObject({ status: 'expired', lastDay: '2026-12-31', reason: 'parent' });
});
