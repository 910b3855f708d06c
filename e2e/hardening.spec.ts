import type { BrowserContext, Request } from '@playwright/test';
import { developmentToken } from './support/app';
import { violations } from './support/axe';
import { rawRequest } from './support/raw-request';
import { expect, test } from './support/test';

const EVIL = 'https://evil.example';
const EVIL_HOST = /evil\.example/;

const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

test('nothing that another site sends is carried out, and what ours sends is, whatever a proxy makes of it', async ({
  page,
  context,
  app,
}) => {
  await page.goto('/settings/notifications');
  const calls: Request[] = [];
  page.on('request', (call) => calls.push(call));
  const box = page.getByRole('checkbox').first();
  await box.click();
  await expect.poll(() => calls.filter((call) => call.headers()['next-action']).length).toBe(1);
  await expect(box).toBeEnabled();
  const action = calls.find((call) => call.headers()['next-action']);
  const cookie = await cookieOf(context);
  const send = (more: Record<string, string>, path = '/settings/notifications') =>
    rawRequest(app.baseURL, {
      method: 'POST',
      path,
      headers: {
        cookie,
        accept: 'text/x-component',
        'next-action': action?.headers()['next-action'] ?? '',
        'content-type': action?.headers()['content-type'] ?? '',
        ...more,
      },
      body: action?.postDataBuffer() ?? '',
    });

  const { host } = new URL(app.baseURL);
  expect((await send({ origin: app.baseURL, host })).status).toBe(200);
  // A proxy that knows us by another name, and one that says so.
  expect((await send({ origin: app.baseURL, host: 'console.internal:8080' })).status).toBe(200);
  const forwarded = { 'x-forwarded-host': host, 'x-forwarded-proto': 'http' };
  expect((await send({ origin: app.baseURL, host: 'console.internal', ...forwarded })).status).toBe(200);

  const forgeries: Record<string, string>[] = [
    { origin: EVIL },
    { origin: EVIL, 'sec-fetch-site': 'cross-site' },
    // Next by itself would believe this one.
    { origin: EVIL, 'x-forwarded-host': 'evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site', origin: app.baseURL },
    {},
  ];
  const addresses = [
    '/settings/notifications',
    '/sign-in',
    '/api/console/documents?contract=SAMPLE-MSA-1&name=x',
    '/api/console/imports?source=fairlead&via=file&name=x',
    '/api/console/ranking',
    '/api/auth/signout',
    '/api/auth/callback/credentials',
  ];
  for (const path of addresses) {
    for (const forged of forgeries) {
      const answer = await send({ host, ...forged }, path);
      expect([path, forged, answer.status]).toEqual([path, forged, 403]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  }
  const zipped = await send({ origin: app.baseURL, host, 'content-encoding': 'gzip' });
  expect(zipped.status).toBe(415);
});

test('no page can be framed, none leads elsewhere, and each has its headers', async ({
  page,
  context,
  app,
}) => {
  await page.route('http://evil.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${app.baseURL}/sign-in"></iframe>` }),
  );
  await page.goto('http://evil.example/');
  await expect.poll(() => page.frames()[1]?.url() ?? '').toMatch(/^chrome-error:/);

  const cookie = await cookieOf(context);
  const targets = [
    EVIL,
    '//evil.example',
    '/\\evil.example',
    '/%5Cevil.example/..//evil.example',
    '/%09/evil.example',
    'https:evil.example',
    `${app.baseURL}@evil.example`,
    `${app.baseURL}.evil.example`,
    '/.//evil.example',
    'javascript:alert(1)//evil.example',
  ];
  for (const target of targets) {
    const asked = [
      `/sign-in?next=${encodeURIComponent(target)}`,
      `/sign-in?next=${target.replace(/[\\]/g, '%5C')}`,
      `/api/auth/signin?callbackUrl=${encodeURIComponent(target)}`,
      `/api/auth/signout?callbackUrl=${encodeURIComponent(target)}`,
      `/api/auth/error?error=x&callbackUrl=${encodeURIComponent(target)}`,
    ];
    for (const path of asked) {
      const { headers } = await rawRequest(app.baseURL, { path, headers: { cookie } });
      expect(new URL(headers.location ?? '/', app.baseURL).origin).toBe(app.baseURL);
    }
  }
  for (const path of [
    '//evil.example/',
    '/%5Cevil.example/',
    '/.//evil.example/',
    '/catalogue//evil.example/',
  ]) {
    const { headers } = await rawRequest(app.baseURL, { path });
    expect(new URL(headers.location ?? '/', app.baseURL).host).not.toMatch(EVIL_HOST);
  }
  // Whoever writes another name into a request gets no redirect to it.
  for (const name of ['host', 'x-forwarded-host']) {
    const headers = { [name]: 'evil.example' };
    const answer = await rawRequest(app.baseURL, { path: '/catalogue', headers });
    expect(answer.headers.location ?? '').not.toMatch(EVIL_HOST);
  }

  for (const path of [
    '/',
    '/sign-in',
    '/invitation/x',
    '/nowhere',
    '/settings/account',
    '/api/console/search?q=a',
  ]) {
    const { headers } = await rawRequest(app.baseURL, {
      path,
      headers: path === '/sign-in' ? {} : { cookie },
    });
    expect([path, headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')]);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  }
  await context.clearCookies();
  for (const path of ['/invitation/x', '/nowhere']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
});

test('too much is refused wherever something is taken', async ({ context, page, app }) => {
  await page.goto('/settings/account');
  const ours = { cookie: await cookieOf(context), origin: app.baseURL };
  const json = { ...ours, 'content-type': 'application/json' };
  const token = { authorization: `Bearer ${developmentToken(app)}`, 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const takers: [path: string, headers: Record<string, string>][] = [
    [
      '/api/console/documents?contract=SAMPLE-MSA-1&name=x',
      { ...ours, 'content-type': 'application/octet-stream' },
    ],
    ['/api/console/ranking', json],
    ['/api/auth/callback/credentials', json],
    ['/api/auth/backchannel-logout/x', form],
    ['/settings/account', { ...ours, 'next-action': '0'.repeat(42), 'content-type': 'text/plain' }],
    ['/api/v1/environments/development/resolve', token],
    ['/api/v1/decisions', token],
    ['/scim/v2/Users', token],
    ['/nowhere', json],
  ];
  for (const [path, headers] of takers) {
    const { status } = await rawRequest(app.baseURL, { method: 'POST', path, headers, endless: true });
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
  }
  const long = await rawRequest(app.baseURL, { path: '/', headers: { 'x-long': 'x'.repeat(20_000) } });
  expect(long.status).toBe(431);
});
