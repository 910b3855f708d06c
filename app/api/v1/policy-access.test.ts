import { beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import {
  ALL,
  draftAndPeople,
  type Holder,
  ROUTES,
  read,
  SCOPE_OF,
  send,
  tokenFor,
} from './testing/policy-api';

withRoutingDatabase();
let architect: Holder;
let both: Holder;
beforeAll(async () => {
  ({ architect, both } = await draftAndPeople());
});

describe('who may', () => {
  it.each(Object.keys(ROUTES) as (keyof typeof ROUTES)[])(
    '%s needs its scope and its environment',
    async (route) => {
      const scope = SCOPE_OF[route];
      const others = ALL.filter((one) => one !== scope);
      if (scope !== null) {
        const without = await tokenFor(['architect', 'publisher'], others);
        const refused = await send(route, { token: without.token, draft: 'main' });
        expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
          403,
          `Bearer error="insufficient_scope", scope="${scope}"`,
        ]);
      }
      if (route !== 'GET token') {
        for (const environment of ['staging', 'nowhere']) {
          expect((await send(route, { token: both.token, draft: 'main', environment })).status).toBe(403);
        }
      }
      const router = await createToken(SYSTEM_CALLER, {
        name: 'r',
        environment: 'production',
        scopes: ['policy:read'],
        expiresInDays: 1,
      });
      expect((await send(route, { token: router.token, draft: 'main' })).status).toBe(403);
      const gone = await send(route, { token: 'flr_x', draft: 'main' });
      expect([gone.status, gone.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    },
  );

  it('a role is needed besides the scope', async () => {
    const viewer = await tokenFor(['viewer']);
    const { headers } = await send('GET drafts/x', { token: viewer.token, draft: 'main' });
    const file = await (await send('GET drafts/x', { token: viewer.token, draft: 'main' })).text();
    const etag = headers.get('etag') ?? '';
    const put = await send('PUT drafts/x', {
      token: viewer.token,
      draft: 'main',
      file,
      headers: { 'if-match': etag },
    });
    expect((await read(put)).detail).toBe('This needs one of these roles: architect.');
    const stop = { stop: { subject: 'model', name: 'm' }, reason: 'a test' };
    expect((await send('POST overlay', { token: viewer.token, json: stop })).status).toBe(403);
  });

  it('a token says whom it acts for', async () => {
    expect(await read(await send('GET token', { token: architect.token }))).toMatchObject({
      environment: 'production',
      person: true,
      roles: ['architect'],
      scopes: ALL,
    });
  });
});
