import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { OidcBrowser } from '../testing/oidc-browser';
import {
  CLIENT,
  enteredProvider,
  type OpenIdProvider,
  startOpenIdProvider,
} from '../testing/openid-provider';
import { createIdentityProvider } from './identity-provider-commands';
import { testIdentityProvider } from './identity-provider-test-commands';
import { endByLogoutToken } from './oidc-back-channel';
import { providerSignOutAddress } from './oidc-sign-out';
import { callerOfAccount } from './session';
import { decodeSession } from './session-token';

const APP = 'http://localhost:3000';
vi.stubEnv('NEXTAUTH_SECRET', 'a secret of at least thirty-two characters');
vi.stubEnv('NEXTAUTH_URL', APP);
vi.stubEnv('FAIRLEAD_INSIDE_HOSTS', '127.0.0.1');
vi.stubEnv('FAIRLEAD_KEY', 'A'.repeat(43));
vi.stubEnv('LOG_LEVEL', 'fatal');

withAccessDatabase();
const admin = callerWith('admin');
let directory: OpenIdProvider;
let other: OpenIdProvider;
beforeAll(async () => {
  [directory, other] = await Promise.all([
    startOpenIdProvider(APP, 'directory'),
    startOpenIdProvider(APP, 'other'),
  ]);
  const entered = enteredProvider(directory.issuer);
  await createIdentityProvider(admin, entered);
  await createIdentityProvider(admin, { ...entered, key: 'other', issuer: other.issuer, domains: [] });
  for (const user of ['ada', 'bea', 'cleo', 'dan']) {
    const claims = { email: `${user}@example.com`, email_verified: true, name: user };
    directory.users.set(user, claims);
    other.users.set(user, claims);
  }
});
afterAll(() => Promise.all([directory.close(), other.close()]));

const begin = async (user: string) => {
  const { at, session } = await new OidcBrowser().signIn('directory', user);
  expect(at).toBe('/');
  return (await decodeSession(session, new Date())) ?? expect.unreachable('no session');
};
const goesOn = async ({ sub, stamp, sid }: { sub: string; stamp: string; sid: string }) =>
  (await callerOfAccount(sub, stamp, sid)) !== null;

const HMAC = new TextEncoder().encode(CLIENT.secret);

describe('an ID token that is not what it should be signs nobody in', () => {
  it.each<[string, (claims: ReturnType<typeof decodeJwt>) => Promise<string>]>([
    ['of another issuer', (claims) => directory.sign({ ...claims, iss: other.issuer })],
    ['for another client', (claims) => directory.sign({ ...claims, aud: 'somebody' })],
    ['without a signature', async (claims) => new UnsecuredJWT(claims).encode()],
    [
      'signed with the secret',
      (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(HMAC),
    ],
    ['signed by another', (claims) => other.sign(claims)],
    ['that ran out', (claims) => directory.sign({ ...claims, exp: (claims.iat ?? 0) - 120 })],
    ['of another sign-in', (claims) => directory.sign({ ...claims, nonce: 'another' })],
    ['without a nonce', ({ nonce: _nonce, ...claims }) => directory.sign(claims)],
  ])('%s', async (_what, forge) => {
    directory.tamper = (token) => forge(decodeJwt(token));
    const { at, session } = await new OidcBrowser().signIn('directory', 'ada');
    directory.tamper = null;
    expect({ at, session }).toEqual({
      at: '/sign-in?problem=untrusted&provider=directory',
      session: undefined,
    });
  });

  it('a clock that is half a minute behind is no forgery', async () => {
    directory.tamper = (token) => {
      const claims = decodeJwt(token);
      return directory.sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 30 });
    };
    const { at } = await new OidcBrowser().signIn('directory', 'ada');
    directory.tamper = null;
    expect(at).toBe('/');
  });
});

describe('a way back that was not begun here', () => {
  const STALE = '/sign-in?problem=stale&provider=directory';

  it('is refused without its cookies, twice, or in another browser', async () => {
    const browser = new OidcBrowser();
    const back = await browser.be('ada', await browser.leave('directory'));
    expect((await new OidcBrowser().arrive('directory', back)).at).toBe(STALE);
    const stranger = new OidcBrowser();
    await stranger.leave('directory');
    expect((await stranger.arrive('directory', back)).at).toBe(
      '/sign-in?problem=untrusted&provider=directory',
    );
    expect((await browser.arrive('directory', back)).at).toBe('/');
    browser.ours.delete('next-auth.session-token');
    expect(await browser.arrive('directory', back)).toEqual({ at: STALE });
  });

  it('with a code that was used already, as if its cookies had been kept', async () => {
    const browser = new OidcBrowser();
    const back = await browser.be('ada', await browser.leave('directory'));
    const cookies = new Map(browser.ours);
    await browser.arrive('directory', back);
    const thief = new OidcBrowser();
    for (const [name, value] of cookies) thief.ours.set(name, value);
    expect((await thief.arrive('directory', back)).at).toBe(STALE);
  });

  it('of another provider is not taken for this one (mix-up)', async () => {
    const browser = new OidcBrowser();
    const back = await browser.be('ada', await browser.leave('other'));
    expect((await browser.arrive('directory', back)).at).toBe(STALE);
    const both = new OidcBrowser();
    const state = new URL(await both.leave('directory')).searchParams.get('state') ?? '';
    const mixed = new URL(back);
    mixed.searchParams.set('state', state);
    expect((await both.arrive('directory', mixed.href)).at).toMatch(/problem=untrusted/);
  });
});

describe('what a provider says is over', () => {
  const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  let count = 0;
  const claims = (more: Record<string, unknown> = {}) => ({
    iss: directory.issuer,
    aud: CLIENT.id,
    iat: Math.floor(Date.now() / 1000),
    jti: `jti-${count++}`,
    events: EVENTS,
    sub: 'bea',
    ...more,
  });
  const end = async (token: string) => endByLogoutToken('directory', token, new Date());

  it('ends, by session or by person, once for each token', async () => {
    const [one, two, cleo] = [await begin('bea'), await begin('bea'), await begin('cleo')];
    const { providerSession: sid } = await db().session.findUniqueOrThrow({ where: { id: one.sid } });
    expect(sid).toBeTruthy();
    expect(await end(await directory.sign(claims({ sid }), { typ: 'logout+jwt' }))).toBe(1);
    expect([await goesOn(one), await goesOn(two), await goesOn(cleo)]).toEqual([false, true, true]);
    const token = await directory.sign(claims());
    expect(await end(token)).toBe(1);
    const again = await begin('bea');
    await expect(end(token)).rejects.toMatchObject({ kind: 'invalid' });
    expect([await goesOn(two), await goesOn(again), await goesOn(cleo)]).toEqual([false, true, true]);
  });

  it.each<[string, () => Promise<string>]>([
    ['is no token', async () => 'x'],
    ['another signed', () => other.sign(claims())],
    ['nobody signed', async () => new UnsecuredJWT(claims()).encode()],
    [
      'is signed with the secret',
      () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(HMAC),
    ],
    ['is of another issuer', () => directory.sign(claims({ iss: other.issuer }))],
    ['is for another client', () => directory.sign(claims({ aud: 'somebody' }))],
    ['is old', () => directory.sign(claims({ iat: Math.floor(Date.now() / 1000) - 400 }))],
    ['ran out', () => directory.sign(claims({ exp: Math.floor(Date.now() / 1000) - 100 }))],
    ['is an ID token', () => directory.sign(claims({ nonce: 'n' }))],
    ['tells no event', () => directory.sign(claims({ events: {} }))],
    ['is of another kind', () => directory.sign(claims(), { typ: 'at+jwt' })],
    ['names nobody', () => directory.sign(claims({ sub: undefined }))],
    ['cannot be told from the next', () => directory.sign(claims({ jti: undefined }))],
  ])('ends nothing when the token %s', async (_what, forge) => {
    const session = await begin('dan');
    await expect(end(await forge())).rejects.toMatchObject({ kind: 'invalid' });
    expect(await goesOn(session)).toBe(true);
  });
});

it('an end that cannot be checked is not taken for a forgery', async () => {
  const session = await begin('dan');
  const token = await directory.sign({ iss: directory.issuer, aud: CLIENT.id, iat: 0, jti: 'j', sub: 'dan' });
  const later = new Date(Date.now() + 11 * 60_000);
  directory.down = /jwks/;
  await expect(endByLogoutToken('directory', token, later)).rejects.toMatchObject({ kind: 'unavailable' });
  directory.down = null;
  expect(await goesOn(session)).toBe(true);
});

it('signing out goes on to the provider, with its own token and the way back', async () => {
  const { sid } = await begin('ada');
  const address = new URL((await providerSignOutAddress(sid, new Date())) ?? '');
  expect(address.origin).toBe(directory.issuer);
  expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${APP}/sign-in`);
  expect(decodeJwt(address.searchParams.get('id_token_hint') ?? '')).toMatchObject({ sub: 'ada' });
});

describe('a test says what was found', () => {
  const found = async (issuer: string) =>
    testIdentityProvider(admin, { id: null, issuer, scopes: ['openid', 'groups'], groupsClaim: 'groups' });

  it('of a provider that works', async () => {
    const findings = await found(directory.issuer);
    expect(findings.filter(({ tone }) => tone === 'bad')).toEqual([]);
    expect(findings.map(({ text }) => text)).toContain('It signs with one key.');
  });

  it.each([
    ['https://10.1.2.3', /not on the public internet/],
    ['https://169.254.169.254', /not on the public internet/],
    ['http://login.example.com', /Only https/],
    ['https://nowhere.invalid', /There is no nowhere.invalid/],
  ])('of %s', async (issuer, words) => {
    expect(await found(issuer)).toEqual([{ tone: 'bad', text: expect.stringMatching(words) }]);
  });

  it('of another path', async () => {
    expect(await found(`${directory.issuer}/realms/none`)).toEqual([
      { tone: 'bad', text: expect.stringMatching(/Check the path/) },
    ]);
  });
});
