import { describe, expect, it } from 'vitest';
import { calendarEvents, calendarPage } from './calendar';
import type { PriceLine } from './catalog-records';
import type { OfferingRow } from './offering-row';
import { testPrice } from './testing/prices';
import { testRow } from './testing/rows';

const offering = (
  key: string,
  more: Partial<OfferingRow>,
  prices: readonly PriceLine[] = [],
  noticeDays = 60,
) => ({
  row: testRow({ key, ...more }),
  record: { noticeDays },
  prices,
});
const { from, until } = calendarPage('2026-11');
const events = (...offerings: Parameters<typeof calendarEvents>[0]) => calendarEvents(offerings, from, until);
const FIRST = '2026-12-01T00:00:00.000Z';

describe('the calendar', () => {
  it('says what is deprecated and retired within its twelve months, in time', () => {
    const found = events(
      offering('b/late', { soldUntil: '2027-10-31T23:59:59.999Z', successor: 'b/new' }),
      offering('a/over', {
        soldUntil: '2026-10-31T23:59:59.999Z',
        deprecatedFrom: '2027-11-01T00:00:00.000Z',
      }),
      offering('a/soon', { deprecatedFrom: '2026-11-01T00:00:00.000Z', soldUntil: FIRST }),
    );
    expect(
      found.map(({ at, kind, offering: key, successor, noticeDays }) => [
        at.slice(0, 10),
        kind,
        key,
        successor,
        noticeDays,
      ]),
    ).toEqual([
      ['2026-11-01', 'deprecated', 'a/soon', null, 60],
      ['2026-12-01', 'retired', 'a/soon', null, 60],
      ['2027-10-31', 'retired', 'b/late', 'b/new', 60],
    ]);
  });

  it('gathers the announced prices of one instant, with by how much they move', () => {
    const prices = [
      testPrice('input', '2', { validTo: FIRST }),
      testPrice('input', '3', { validFrom: FIRST }),
      testPrice('output', '8', { validTo: FIRST }),
      testPrice('cache_read', '1', { validFrom: FIRST }),
      testPrice('request', '0', { validTo: FIRST }),
      testPrice('request', '5', { validFrom: FIRST }),
    ];
    expect(events(offering('a/b', {}, prices))).toMatchObject([
      {
        kind: 'price',
        at: FIRST,
        prices: [
          { unit: 'input', before: '2', after: '3', percent: 50 },
          { unit: 'output', before: '8', after: null, percent: null },
          { unit: 'cache_read', before: null, after: '1', percent: null },
          { unit: 'request', before: '0', after: '5', percent: null },
        ],
      },
    ]);
  });

  it('says nothing where a date moves no price, and nothing of hours and of what holds for some alone', () => {
    const prices = [
      testPrice('input', '2', { validTo: FIRST }),
      testPrice('input', '2', { validFrom: FIRST }),
      testPrice('output', '9', { validFrom: FIRST, scope: 'new customers' }),
      testPrice('cache_read', '9', { validFrom: FIRST, dailyFrom: '00:00', dailyTo: '08:00' }),
    ];
    expect(events(offering('a/b', {}, prices))).toEqual([]);
  });

  it('turns its pages by the year', () => {
    const page = calendarPage('2026-11');
    expect([page.months[0], page.months[11], page.previous, page.next]).toEqual([
      '2026-11',
      '2027-10',
      '2025-11',
      '2027-11',
    ]);
  });
});
