import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { developmentToken, type RunningApp, startPostgres, stopPostgres } from './support/app';
import { rawRequest } from './support/raw-request';
import { expect, test } from './support/test';

/** Secrets that stand in the places where secrets stand: each is sent, and none may come up in a log or an answer. */
const canaries = new Map<string, string>();
function canary(place: string): string {
  const known = canaries.get(place) ?? `canary${randomBytes(12).toString('hex')}`;
  canaries.set(place, known);
  return known;
}

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Requests with a secret in every place that one can be in, most of them refused, some not understood at all. */
function requests(origin: string): Asked[] {
  const form = { origin, 'content-type': 'application/x-www-form-urlencoded' };
  const json = { origin, 'content-type': 'application/json' };
  const get = (path: string, headers: Record<string, string> = {}): Asked => ({ path, headers });
  const post = (path: string, headers: Record<string, string>, body: string): Asked => ({
    path,
    headers,
    body,
    method: 'POST',
  });
  const credentials = { email: 'ada@example.com', password: canary('password') };
  return [
    post('/api/auth/callback/credentials', json, JSON.stringify({ ...credentials, json: true })),
    post('/api/auth/callback/credentials', form, new URLSearchParams(credentials).toString()),
    post('/api/auth/callback/credentials', json, `{"password":"${canary('broken password')}`),
    post('/api/auth/callback/credentials', json, JSON.stringify({ password: [canary('odd password')] })),
    get(`/api/auth/callback/entra?code=${canary('code')}&state=${canary('state')}`),
    get('/api/auth/session', { cookie: `next-auth.session-token=${canary('session')}` }),
    get('/', { cookie: `next-auth.session-token=${canary('session')}` }),
    get('/sign-in/second-factor', { cookie: `fairlead.second-factor=${canary('second factor')}` }),
    post('/api/auth/backchannel-logout/x', form, `logout_token=${canary('logout token')}`),
    get('/api/v1/token', { authorization: `Bearer ${canary('bearer')}` }),
    get('/api/v1/token', { authorization: `Bearer flr_${canary('flr')}_${canary('flr')}` }),
    get('/api/v1/token', { authorization: `Basic ${canary('basic')}` }),
    get('/api/v1/environments/development/policy', { authorization: `Bearer flr_${canary('router')}_x` }),
    post(
      '/scim/v2/Users',
      { ...json, authorization: `Bearer ${canary('scim')}` },
      `{"x":"${canary('scim body')}`,
    ),
    get(`/api/calendar/${canary('calendar')}/contracts.ics`),
    get(`/api/calendar/fld_${canary('calendar')}_x/contracts.ics`),
    get(`/api/v1/catalog/links/flc_${canary('link')}/models.dev/api.json`),
    get(`/invitation/${canary('invitation')}`),
    get(`/password/${canary('password link')}`),
    post(`/invitation/${canary('invitation')}`, { ...json, 'next-action': '0'.repeat(42) }, canary('action')),
    // The id of an action that nobody knows is logged by Next; it is no secret.
    post('/sign-in', { ...json, 'next-action': 'f'.repeat(42) }, `["${canary('action')}"]`),
    post('/sign-in', { origin, 'content-type': 'multipart/form-data; boundary=x' }, canary('multipart')),
    get(`/sign-in?next=${encodeURIComponent(`/x?secret=${canary('next')}`)}`),
    get('/api/console/search?q=x', { 'x-forwarded-for': canary('address'), cookie: canary('odd cookie') }),
  ];
}

/** What stands in the logs of all processes, and of the launcher. */
function logs({ dataFolder }: RunningApp): string {
  const folder = path.join(dataFolder, 'logs');
  return readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

test('no secret is in any log or answer, whatever was refused, went wrong or was signed in with until now', async ({
  page,
  context,
  app,
}) => {
  await page.goto('/settings/account');
  const own = (await context.cookies()).find(({ name }) => name.endsWith('session-token'))?.value ?? '';
  const askAll = async () => {
    for (const asked of requests(app.baseURL)) {
      for (const base of asked.path.startsWith('/api/v1/env')
        ? [app.baseURL, app.deliveryUrl]
        : [app.baseURL]) {
        const answer = await rawRequest(base, asked);
        // Pages say again where they are; nothing else does.
        if (!asked.path.startsWith('/api/')) continue;
        for (const [place, secret] of canaries) {
          const told = answer.text.includes(secret) || JSON.stringify(answer.headers).includes(secret);
          expect([asked.path.split('?')[0], place, told]).toEqual([asked.path.split('?')[0], place, false]);
        }
      }
    }
  };
  await askAll();
  await stopPostgres(app);
  try {
    await askAll();
    await rawRequest(app.baseURL, { path: '/', headers: { cookie: `next-auth.session-token=${own}` } });
  } finally {
    await startPostgres(app);
  }
  const kept = JSON.parse(readFileSync(path.join(app.dataFolder, 'secrets.json'), 'utf8')) as object;
  const secrets = new Map<string, string>([
    ...canaries,
    ['the administrator', app.admin.password],
    ['a session', own],
    ['a token', developmentToken(app)],
    ['the password of Postgres', app.postgres.cluster.password],
    ['the address of the database', `${new URL(app.database.applicationUrl).password}@`],
    ...Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ]);
  await expect.poll(() => logs(app)).toContain('"event":');
  const written = logs(app);
  const told = [...secrets].filter(([, secret]) => secret.length > 6 && written.includes(secret));
  expect(told.map(([place]) => place)).toEqual([]);
});
