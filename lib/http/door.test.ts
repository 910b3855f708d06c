import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passDoor } from './door';

const SITE = 'https://fairlead.example.com';
let server: Server;
let address = '';
/** What was let in last, as Next has it. */
let seen: IncomingHttpHeaders | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (passDoor(request, response, { site: SITE, development: false })) return;
    seen = request.headers;
    request.resume().once('end', () => response.end('in'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const send = async (path: string, init: RequestInit = {}) => {
  seen = undefined;
  const response = await fetch(`${address}${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const nonceOf = (headers: Headers) =>
  /script-src [^;]*'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];

describe('every answer has its headers', () => {
  it('a page runs what has the nonce of this answer, and nothing typed into it', async () => {
    const [one, other] = [await send('/catalogue?q=1'), await send('/sign-in')];
    const policy = one.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'.*object-src 'none'/);
    expect(/script-src [^;]*/.exec(policy)?.[0]).not.toMatch(/unsafe|https?:|\*/);
    expect(nonceOf(one.headers)).toMatch(/^[\w+/]{24}$/);
    expect(nonceOf(one.headers)).not.toBe(nonceOf(other.headers));
  });

  it.each(['/', '/sign-in', '/invitation/x', '/nowhere', '/api/console/search', '/_next/static/x.js'])(
    '%s',
    async (path) => {
      const { headers } = await send(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'referrer-policy': path.startsWith('/api/') ? 'no-referrer' : 'same-origin',
      });
    },
  );

  it('data runs nothing, and a worker no more than WebAssembly', async () => {
    const policy = async (path: string) => (await send(path)).headers.get('content-security-policy');
    expect(await policy('/api/console/documents/1')).toMatch(/^default-src 'none';.*; sandbox$/);
    expect(await policy('/scim/v2/Users')).toMatch(/sandbox$/);
    expect(await policy('/_next/static/media/pdf.worker.mjs')).toMatch(
      /script-src 'self' 'wasm-unsafe-eval'/,
    );
  });

  it('a client chooses no nonce', async () => {
    const policy = "script-src 'nonce-mine'";
    const { headers } = await send('/', {
      headers: {
        'x-nonce': 'mine',
        'content-security-policy': policy,
        'content-security-policy-report-only': policy,
      },
    });
    expect(seen).toMatchObject({ 'x-nonce': nonceOf(headers) });
    expect(JSON.stringify(seen)).not.toContain('mine');
  });
});

describe('what is refused', () => {
  const FORGED = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  it.each(['/api/console/documents', '/settings/people', '/api/auth/signout'])(
    'what another site sends to %s, which gets its answer whatever it goes on sending',
    async (path) => {
      const body = new Uint8Array(3_000_000);
      const answer = await send(path, { method: 'POST', headers: FORGED, body });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject({ type: '/problems/forbidden' });
      expect(answer.headers.get('content-security-policy')).not.toBeNull();
      expect(seen).toBeUndefined();
    },
  );

  it.each(['gzip', 'br', 'deflate', 'identity, gzip'])('a body in %s', async (encoding) => {
    const headers = { 'content-encoding': encoding, origin: SITE };
    const answer = await send('/api/console/documents', { method: 'POST', headers, body: 'x' });
    expect([answer.status, seen]).toEqual([415, undefined]);
  });

  it('a form that goes on for ever, or is larger than one; routes of the API count for themselves', async () => {
    const own = { origin: SITE };
    const endless = () => ({ body: new Blob(['x']).stream(), duplex: 'half' }) as RequestInit;
    const large = { body: new Uint8Array(1_048_577) };
    const statusOf = async (path: string, init: RequestInit) =>
      (await send(path, { method: 'POST', headers: own, ...init })).status;
    expect(await statusOf('/settings/people', endless())).toBe(411);
    expect(await statusOf('/settings/people', large)).toBe(413);
    expect(seen).toBeUndefined();
    expect(await statusOf('/settings/people', { body: new Uint8Array(1_048_576) })).toBe(200);
    expect(await statusOf('/api/console/documents', endless())).toBe(200);
    expect(await statusOf('/scim/v2/Users', large)).toBe(200);
  });

  it('and nothing else', async () => {
    const plain = { method: 'POST', headers: { origin: SITE, 'content-encoding': 'identity' }, body: 'x' };
    expect((await send('/api/console/documents', plain)).text).toBe('in');
  });
});
