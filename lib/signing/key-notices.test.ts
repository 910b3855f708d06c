import { expect, it } from 'vitest';
import { keyNotices } from './key-notices';
import type { SigningKeyView } from './signing-keys';

const NOW = new Date('2026-11-21T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();

const key = (role: SigningKeyView['role'], days: number, more: Partial<SigningKeyView> = {}) => ({
  ...({ kid: role, role, environment: null, x: '', state: 'signs', offline: false } as const),
  ...{ since: inDays(-1), until: inDays(days), signed: [] },
  ...more,
});
const told = (keys: readonly SigningKeyView[], keySetDays = 400) =>
  keyNotices({ keys, keySetUntil: inDays(keySetDays), regressions: [] }, NOW);

it('tells of what ends within 90 days, the soonest first, and urgently within 14', () => {
  const soon = told([key('root', 900), key('release', 90), key('freshness', 14)], 91);
  expect(soon.map(({ text, urgent }) => [urgent, text.split('.')[0]])).toEqual([
    [true, 'The freshness key ends in 14 days'],
    [false, 'The release key ends in 90 days'],
  ]);
});

it('tells of what has ended, and passes over keys that sign no more', () => {
  const [notice, ...more] = told([
    key('release', 0, { environment: 'production' }),
    key('root', -5, { state: 'ended' }),
  ]);
  expect(more).toEqual([]);
  expect(notice?.text).toMatch(
    /^The release key of production has ended\. After that nothing can be published/,
  );
});

it('says why a key set is not renewed by itself', () => {
  expect(told([key('root', 900, { offline: true })], 60)[0]).toMatchObject({
    at: 'key-set',
    text: 'The key set ends in 60 days. Its root key is offline, so it is not renewed by itself.',
  });
});

it('puts a restored backup first', () => {
  const regression = { environment: 'production', held: '1.7', active: '1.5', epoch: 1, keysVersion: 3 };
  const [first] = keyNotices(
    { keys: [key('release', 3)], keySetUntil: null, regressions: [regression] },
    NOW,
  );
  expect(first?.text).toMatch(/^Delivery hosts hold version 1\.7 of production and this database has 1\.5/);
});
