import { describe, expect, test } from 'vitest';
import type { ContractTerm } from './evidence';
import { contractInterval, termDates, termProblems } from './term';

const TERM: ContractTerm = {
  effectiveOn: '2026-01-01',
  endsOn: '2026-12-31',
  zone: 'Europe/Berlin',
  renewal: 'none',
  renewalMonths: null,
  noticeDays: null,
  noticeGivenOn: null,
  reviewedOn: null,
  terminatedOn: null,
};
const RENEWED: ContractTerm = { ...TERM, renewal: 'automatic', renewalMonths: 12, noticeDays: 90 };
const at = (instant: string) => Date.parse(instant);
const NOW = at('2026-06-01T00:00:00.000Z');

/** The span as two instants, or null. */
function span(term: Partial<ContractTerm>, now: string | number = NOW): readonly string[] | null {
  const found = contractInterval({ ...TERM, ...term }, typeof now === 'string' ? at(now) : now);
  return (
    found &&
    [found.from, found.until].map((time) => (time === Infinity ? 'open' : new Date(time).toISOString()))
  );
}

describe('a contract counts from its first moment to its last', () => {
  test.each<[string, Partial<ContractTerm>, readonly string[] | null]>([
    ['in its own zone, ends inclusive', {}, ['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z']],
    [
      'without a zone from when it has begun everywhere until it ends anywhere',
      { zone: null },
      ['2026-01-01T12:00:00.000Z', '2026-12-31T10:00:00.000Z'],
    ],
    [
      'on a day of 25 hours',
      { effectiveOn: '2026-10-25', endsOn: '2026-10-25' },
      ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ],
    [
      'where clocks go forward at midnight',
      { zone: 'America/Santiago', effectiveOn: '2026-09-06', endsOn: '2026-09-06' },
      ['2026-09-06T04:00:00.000Z', '2026-09-07T03:00:00.000Z'],
    ],
    [
      'until the last day it was ended on',
      { terminatedOn: '2026-03-31' },
      ['2025-12-31T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
    ],
    [
      'never past its end because it was ended later',
      { terminatedOn: '2027-03-31' },
      ['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
    ],
    ['at no time without a start', { effectiveOn: null }, null],
    ['at no time when it ends before it begins', { endsOn: '2025-12-30' }, null],
    ['at no time in a zone that is none', { zone: 'Europe/Atlantis' }, null],
    ['at no time on a day that is none', { endsOn: '2026-02-30' }, null],
    [
      'a year past its start where no end is agreed',
      { endsOn: null },
      ['2025-12-31T23:00:00.000Z', '2027-01-01T23:00:00.000Z'],
    ],
    [
      'evergreen: 365 days past its last review',
      { endsOn: null, renewal: 'evergreen', reviewedOn: '2026-05-01' },
      ['2025-12-31T23:00:00.000Z', '2027-05-01T22:00:00.000Z'],
    ],
    [
      'evergreen: until notice has run',
      { endsOn: null, renewal: 'evergreen', noticeDays: 30, noticeGivenOn: '2026-05-01' },
      ['2025-12-31T23:00:00.000Z', '2026-05-31T22:00:00.000Z'],
    ],
    [
      'evergreen: not before the first term is over',
      { renewal: 'evergreen', noticeDays: 30, noticeGivenOn: '2026-05-01' },
      ['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
    ],
  ])('%s', (_name, term, expected) => {
    expect(span(term)).toEqual(expected);
  });
});

describe('a contract that renews by itself', () => {
  // The last day for notice is 2 October 2026, 90 days before the end; it is over at 22:00 UTC.
  test.each<[string, string, Partial<ContractTerm>, string]>([
    ['counts to its end while notice can be given', '2026-10-02T21:59:59.999Z', {}, '2026-12-31'],
    ['counts one term ahead from then on', '2026-10-02T22:00:00.000Z', {}, '2027-12-31'],
    ['and not two once it is renewed', '2027-01-01T00:00:00.000Z', {}, '2027-12-31'],
    ['until that term’s own deadline', '2027-10-02T22:00:00.000Z', {}, '2028-12-31'],
    [
      'ends with the term when told in time',
      '2027-05-01T00:00:00.000Z',
      { noticeGivenOn: '2026-10-02' },
      '2026-12-31',
    ],
    [
      'ends a term later when told too late',
      '2026-11-01T00:00:00.000Z',
      { noticeGivenOn: '2026-10-03' },
      '2027-12-31',
    ],
    ['waits a day longer without a zone', '2026-10-03T11:59:59.999Z', { zone: null }, '2026-12-31'],
    ['until the day is over everywhere', '2026-10-03T12:00:00.000Z', { zone: null }, '2027-12-31'],
    ['does not renew by an unknown time', '2026-11-01T00:00:00.000Z', { renewalMonths: null }, '2026-12-31'],
    [
      'without a notice period may be told until the end',
      '2026-12-31T22:59:59.999Z',
      { noticeDays: null },
      '2026-12-31',
    ],
    ['and then counts for the next term', '2026-12-31T23:00:00.000Z', { noticeDays: null }, '2027-12-31'],
    [
      'keeps to the ends of months',
      '2028-02-01T00:00:00.000Z',
      { endsOn: '2027-02-28', noticeDays: 10 },
      '2028-02-29',
    ],
    [
      'counts months from the first end',
      '2026-04-15T00:00:00.000Z',
      { endsOn: '2026-01-30', renewalMonths: 1, noticeDays: 1 },
      '2026-04-29',
    ],
    ['ends when it is ended', '2026-11-01T00:00:00.000Z', { terminatedOn: '2026-10-31' }, '2026-10-31'],
  ])('%s', (_name, now, term, expected) => {
    expect(termDates({ ...RENEWED, ...term }, at(now)).countsTo).toBe(expected);
  });

  test('shows the running term, the next deadline for notice and what it would end', () => {
    expect(termDates(RENEWED, at('2026-06-01T00:00:00.000Z'))).toMatchObject({
      currentEnd: '2026-12-31',
      noticeDeadline: '2026-10-02',
      noticeEnds: '2026-12-31',
      renewedEnd: '2027-12-31',
      reason: 'end',
    });
    expect(termDates(RENEWED, at('2027-02-01T00:00:00.000Z'))).toMatchObject({
      currentEnd: '2027-12-31',
      noticeDeadline: '2027-10-02',
      noticeEnds: '2027-12-31',
      renewedEnd: '2028-12-31',
    });
    expect(
      termDates({ ...RENEWED, noticeGivenOn: '2026-09-01' }, at('2026-10-01T00:00:00.000Z')),
    ).toMatchObject({ countsTo: '2026-12-31', reason: 'notice', noticeDeadline: null, renewedEnd: null });
  });
});

test('what is wrong with a term is said field by field', () => {
  const paths = (term: Partial<ContractTerm>) => termProblems({ ...TERM, ...term }).map(({ path }) => path);
  expect(paths({})).toEqual([]);
  expect(paths({ zone: 'Mars/Olympus', endsOn: '2026-02-30' })).toEqual(['/zone', '/endsOn']);
  expect(paths({ zone: '+02:00' })).toEqual(['/zone']);
  expect(paths({ endsOn: '2025-12-31' })).toEqual(['/endsOn']);
  expect(paths({ endsOn: null, renewal: 'automatic' })).toEqual(['/endsOn', '/renewalMonths']);
  expect(paths({ terminatedOn: '2025-01-01' })).toEqual(['/terminatedOn']);
});
