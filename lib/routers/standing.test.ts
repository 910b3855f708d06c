import { describe, expect, it } from 'vitest';
import { convergenceOf } from './convergence';
import {
  convergenceNews,
  convergenceSentence,
  convergenceShort,
  convergenceTitle,
} from './convergence-words';
import { lookAgainIn } from './live';
import { standingOf } from './standing';
import { troublesOf } from './troubles';
import { readWait, waitOutcome, waitQuery } from './wait';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const active = { epoch: 1, version: 7 };
const seen = (change: object = {}) => ({
  epoch: 1,
  version: 7,
  refusing: false,
  lastSeenAt: ago(3),
  ...change,
});

describe('standingOf', () => {
  it.each([
    [seen(), 'current'],
    [seen({ version: 6 }), 'behind'],
    [seen({ version: 8 }), 'current'],
    [seen({ epoch: 2, version: 1 }), 'current'],
    [seen({ epoch: null, version: null }), 'empty'],
    [seen({ version: 6, refusing: true }), 'rejecting'],
    [seen({ lastSeenAt: ago(60) }), 'current'],
    [seen({ lastSeenAt: ago(60.001), refusing: true }), 'silent'],
  ])('%j is %s', (router, standing) => {
    expect(standingOf(router, active, NOW)).toBe(standing);
  });

  it('takes another content under the same number for another policy, unless a router does not say', () => {
    const target = { ...active, digest: 'ab' };
    expect(standingOf(seen({ digest: 'cd' }), target, NOW)).toBe('behind');
    expect(standingOf(seen({ digest: 'ab' }), target, NOW)).toBe('current');
    expect(standingOf(seen({ digest: null }), target, NOW)).toBe('current');
    expect(standingOf(seen({ digest: 'cd', version: 8 }), target, NOW)).toBe('current');
  });

  it('orders by epoch before version', () => {
    expect(standingOf(seen({ version: 9 }), { epoch: 2, version: 8 }, NOW)).toBe('behind');
  });
});

const group = (standing: Parameters<typeof convergenceOf>[2][number]['standing'], count: number) => ({
  standing,
  count,
});
const of = (...groups: Parameters<typeof convergenceOf>[2]) =>
  convergenceOf('1.7', NOW.toISOString(), groups);

describe('convergence', () => {
  it('is the share of those that are heard of, the silent ones aside', () => {
    const found = of(group('current', 37), group('behind', 1), group('silent', 2));
    expect(found).toMatchObject({ total: 40, current: 37, behind: 1, silent: 2, rejecting: 0, empty: 0 });
    expect(found.share).toBeCloseTo(37 / 38);
    expect(convergenceTitle(found)).toBe('37 of 38 routers run version 7');
    expect(convergenceShort(found)).toBe('37 of 38');
    expect(convergenceSentence(found)).toBe('37 of 38 routers run version 7, 1 behind, 2 silent');
  });

  it.each([
    [of(), 'No router is connected'],
    [of(group('current', 1)), 'The only router runs version 7'],
    [of(group('current', 1200)), 'All 1,200 routers run version 7'],
    [of(group('silent', 2)), 'All 2 routers are silent'],
    [convergenceOf(null, null, [group('empty', 2)]), 'Nothing is published yet'],
  ])('says so of %j', (found, title) => {
    expect(convergenceTitle(found)).toBe(title);
  });

  it('tells aloud what has come about, not every router that follows', () => {
    const early = convergenceNews(of(group('current', 1), group('behind', 9)));
    expect(convergenceNews(of(group('current', 8), group('behind', 2)))).toBe(early);
    expect(convergenceNews(of(group('current', 9), group('rejecting', 1)))).toContain('1 refuse');
    expect(convergenceNews(of(group('current', 10)))).toBe('All 10 routers run version 7');
  });
});

it('puts those with the same trouble together, what needs somebody first, and names those that wait longest', () => {
  const named = (
    standing: 'current' | 'silent' | 'behind' | 'rejecting',
    seconds: number,
    reason?: string,
  ) => ({
    standing,
    reason: reason ?? null,
    count: 1,
    routers: [{ instance: `${standing}-${seconds}`, lastSeenAt: ago(seconds) }],
  });
  const troubles = troublesOf([
    named('current', 1),
    named('silent', 100),
    named('silent', 900),
    named('behind', 2),
    named('rejecting', 3, 'digest'),
  ]);
  expect(troubles.map(({ standing, reason, count }) => [standing, reason, count])).toEqual([
    ['rejecting', 'digest', 1],
    ['behind', null, 1],
    ['silent', null, 2],
  ]);
  expect(troubles[2]?.routers.map(({ instance }) => instance)).toEqual(['silent-900', 'silent-100']);
});

describe('waiting for routers', () => {
  const wait = { share: 0.95, seconds: 60 };
  const at = (seconds: number) => NOW.getTime() + seconds * 1000;
  const most = of(group('current', 19), group('behind', 1));
  const half = of(group('current', 1), group('behind', 1));

  it.each([
    [most, 4, { kind: 'reached', after: 4 }],
    [most, 86_400, { kind: 'reached', after: null }],
    [half, 4, { kind: 'waiting', left: 56 }],
    [half, 60, { kind: 'missed' }],
    [of(group('silent', 3)), 4, { kind: 'nobody' }],
    [{ ...most, version: '1.8' }, 4, { kind: 'superseded' }],
  ])('%j after %i s', (found, seconds, outcome) => {
    expect(waitOutcome(wait, '1.7', found, at(seconds))).toEqual(outcome);
  });

  it('is read from an address as it was written there, and from no other', () => {
    const { share, seconds } = waitQuery(wait);
    expect(readWait(share, seconds)).toEqual(wait);
    for (const [badShare, badSeconds] of [
      [undefined, undefined],
      ['0', '60'],
      ['1.1', '60'],
      ['1', '0'],
      ['1', '301'],
      ['1', '1.5'],
      [['1'], 'x'],
    ])
      expect(readWait(badShare, badSeconds)).toBeNull();
  });

  it('looks each second for a minute after a publish, or as long as somebody waits, then each five', () => {
    const view = (seconds: number) => ({
      convergence: half,
      troubles: [],
      gone: 0,
      at: new Date(at(seconds)).toISOString(),
    });
    expect([lookAgainIn(view(59)), lookAgainIn(view(61)), lookAgainIn(view(61), 120)]).toEqual([
      1000, 5000, 1000,
    ]);
  });
});
