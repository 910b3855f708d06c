import { decode, encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeSession, encodeSession, SESSION_SECONDS, secondsLeft, sessionCookie } from './session-token';

const SECRET = 'a secret of at least thirty-two characters';
vi.stubEnv('NEXTAUTH_SECRET', SECRET);
vi.stubEnv('NEXTAUTH_URL', 'https://fairlead.example.com');

const START = new Date('2027-01-01T00:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START.getTime() + hours * HOUR);
const claims = {
  sub: '01900000-0000-7000-8000-000000000000',
  sid: '01900000-0000-7000-8000-000000000001',
  stamp: 's1',
  since: START.getTime() / 1000,
};

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the session cookie', () => {
  it('is kept from scripts, other sites, neighbours below the domain and plain HTTP', () => {
    expect(sessionCookie()).toEqual({
      name: '__Host-next-auth.session-token',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    });
  });

  it('says nothing that can be read, and nothing about the person', async () => {
    const value = await encodeSession(claims, START);
    expect(value).not.toContain(Buffer.from(claims.sub).toString('base64url').slice(0, 20));
    expect(Object.keys((await decode({ token: value, secret: SECRET })) ?? {}).sort()).toEqual([
      'exp',
      'iat',
      'jti',
      'sid',
      'since',
      'stamp',
      'sub',
    ]);
  });

  it('ends twelve hours after its last use', async () => {
    const value = await encodeSession(claims, START);
    expect(await decodeSession(value, START)).toEqual({ ...claims, renew: false });
    vi.setSystemTime(at(1));
    expect(await decodeSession(value, at(1))).toEqual({ ...claims, renew: true });
    vi.setSystemTime(at(12.1));
    expect(await decodeSession(value, at(12.1))).toBeNull();
  });

  it('ends after a week however busy it was', async () => {
    expect(secondsLeft(claims.since, at(0))).toBe(SESSION_SECONDS);
    expect(secondsLeft(claims.since, at(7 * 24 - 1))).toBe(3600);
    expect(secondsLeft(claims.since, at(7 * 24))).toBe(0);
    vi.setSystemTime(at(7 * 24));
    const value = await encode({ token: claims, secret: SECRET, maxAge: 3600 });
    expect(await decodeSession(value, at(7 * 24))).toBeNull();
  });

  it('is not believed when altered, made by another secret or made for something else', async () => {
    const value = await encodeSession(claims, START);
    const forged = await encode({
      token: claims,
      secret: 'another secret of thirty-two characters',
      maxAge: 3600,
    });
    const other = await encode({ token: { sub: 'someone', name: 'x' }, secret: SECRET, maxAge: 3600 });
    const { sid: _, ...nameless } = claims;
    const without = await encode({ token: nameless, secret: SECRET, maxAge: 3600 });
    const cut = [value.slice(1), value.slice(0, -2)];
    for (const bad of [undefined, '', 'x', `${value}x`, ...cut, forged, other, without]) {
      expect(await decodeSession(bad, START)).toBeNull();
    }
  });
});
