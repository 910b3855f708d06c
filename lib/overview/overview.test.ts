import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/auth/roles';
import { exampleBundle } from '@/lib/delivery/testing/bundles';
import type { Bundle } from '@/lib/policy/types';
import { countsByKind, daysLeft, endingWithin } from './ending';
import { fallbackGaps } from './fallback-gaps';
import { firstSteps } from './first-steps';
import { moveWords, percentOf } from './news';
import { partsFor } from './overview';

const NOW = new Date('2026-11-21T14:00:00.000Z');
const holding = (...roles: readonly Role[]) => roles.map((role) => ({ role, environmentId: null }));

describe('what ends', () => {
  const ends = (id: string, day: string) => ({
    kind: 'token' as const,
    id,
    title: id,
    detail: '',
    day,
    href: '/',
  });

  it('is of today and 90 days from it, the next first', () => {
    const days = ['2027-02-20', '2027-02-19', '2026-11-20', '2026-11-21'];
    const found = endingWithin(
      days.map((day) => ends(day, day)),
      '2026-11-21',
    );
    expect(found.map(({ day, days: left }) => [day, left])).toEqual([
      ['2026-11-21', 0],
      ['2027-02-19', 90],
    ]);
    expect(countsByKind(found)).toEqual([{ kind: 'token', count: 2 }]);
  });

  it.each([
    [0, 'today'],
    [1, 'tomorrow'],
    [12, '12 days'],
  ])('in %d', (days, words) => expect(daysLeft(days)).toBe(words));
});

describe('task classes without a fallback', () => {
  const none = { format: 'fairlead.overlay/1', disabled: [] } as const;
  const bundle = exampleBundle('production', ['alpha', 'beta']);
  const [taskClass = ''] = Object.keys(bundle.taskClasses);
  const offerings = Object.keys(bundle.offerings);
  const on = (
    channels: Readonly<Record<string, string>>,
    change: Partial<Bundle['offerings'][string]> = {},
  ): Bundle => ({
    ...bundle,
    offerings: Object.fromEntries(
      Object.entries(bundle.offerings).map(([key, offering]) => [
        key,
        { ...offering, channel: channels[key] ?? key, ...(key === offerings[0] ? change : {}) },
      ]),
    ),
  });
  const why = (made: Bundle, overlay: Parameters<typeof fallbackGaps>[1] = none) =>
    fallbackGaps(made, overlay, NOW).map((gap) => [gap.taskClass, gap.why]);

  it('are none where two offerings are open through two channels', () => {
    expect(offerings.length).toBe(2);
    expect(why(on({}))).toEqual([]);
  });

  it('are those that go through one channel', () => {
    const [first = '', second = ''] = offerings;
    expect(why(on({ [first]: 'cloud', [second]: 'cloud' }))).toEqual([[taskClass, 'channel']]);
  });

  it('are those whose other offering is stopped, sold no more, or not cleared', () => {
    const [first = ''] = offerings;
    expect(why(on({}), { ...none, disabled: [{ offering: first, reason: 'down' }] })).toEqual([
      [taskClass, 'one'],
    ]);
    expect(why(on({}, { until: '2026-11-20T00:00:00.000Z' }))).toEqual([[taskClass, 'one']]);
    expect(why(on({}, { clearance: { levels: {}, tags: {} } }))).toEqual([[taskClass, 'one']]);
    const stopped = offerings.map((offering) => ({ offering, reason: 'down' }));
    expect(why(on({}), { ...none, disabled: stopped })).toEqual([[taskClass, 'none']]);
  });

  it('are not hidden by a condition', () => {
    const made = on({ [offerings[0] ?? '']: 'cloud', [offerings[1] ?? '']: 'cloud' });
    const whole = made.taskClasses[taskClass];
    if (!whole) throw new Error('the example has a task class');
    const rules = whole.rules.map((rule) => ({ ...rule, when: { inputTokens: { above: 1_000 } } }));
    expect(why({ ...made, taskClasses: { [taskClass]: { ...whole, rules } } })).toEqual([
      [taskClass, 'channel'],
    ]);
  });
});

describe('first steps', () => {
  const production = { id: 'p', key: 'production' };
  const begun = { people: 1, contracts: 0, routers: 0, published: false, production };
  const hrefs = (role: Role, environmentId: string | null = null, change = {}) =>
    firstSteps({ ...begun, ...change }, [{ role, environmentId }]).map(({ href }) => href);

  it('are shown to whoever can take them, until they are taken', () => {
    expect(hrefs('admin')).toEqual(['/settings/people/invite', '/routers/new']);
    expect(hrefs('admin', null, { people: 2, routers: 1 })).toEqual([]);
    expect(hrefs('legal')).toEqual(['/contracts/new']);
    expect(hrefs('architect')).toEqual(['/routing?environment=production']);
    expect(hrefs('architect', null, { published: true })).toEqual([]);
    expect(hrefs('architect', null, { production: null })).toEqual([]);
    expect(hrefs('viewer')).toEqual([]);
  });

  it('are not shown to whoever could take them only elsewhere', () => {
    expect(hrefs('architect', 'p')).toEqual(['/routing?environment=production']);
    expect(hrefs('architect', 'd')).toEqual([]);
    expect(hrefs('admin', 'd')).toEqual(['/routers/new']);
    expect(hrefs('legal', 'd')).toEqual([]);
  });
});

it('begins with contracts for whoever keeps them', () => {
  expect(partsFor(holding('procurement'))[0]).toBe('endings');
  expect(partsFor(holding('procurement', 'architect'))[0]).toBe('environments');
  expect(partsFor(holding('viewer'))[0]).toBe('environments');
});

it.each([
  ['2', '3', 50],
  ['3', '2', -33.3],
  ['0', '1', null],
])('a price from %s to %s', (before, after, percent) => expect(percentOf(before, after)).toBe(percent));

it.each([
  ['up', 50, '+50 %'],
  ['down', -33.3, '−33.3 %'],
  ['up', 0, 'up < 0.1 %'],
  ['down', -0, 'down < 0.1 %'],
  ['new', null, null],
] as const)('a move %s by %s', (sort, percent, words) => expect(moveWords({ sort, percent })).toBe(words));
