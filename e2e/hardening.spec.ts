import type { BrowserContext, Request } from '@playwright/test';
import { rawRequest } from './support/raw-request';
import { expect, test } from './support/test';

const EVIL = 'https://evil.example';

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
