import { beforeAll, describe, expect, it, vi } from 'vitest';
import { pdfOf } from '@/e2e/support/pdf';
import type { Caller } from '@/lib/auth/server/command';
import { addContract } from '@/lib/contracts/server/testing/contract';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { GET as download } from './[id]/route';
import { POST } from './route';

const session = vi.hoisted(() => ({ caller: null as Caller | null }));
vi.mock('@/lib/auth/server/session', () => ({ currentCaller: async () => session.caller }));
// The thread has a test of its own (read-document.test.ts).
vi.mock('@/lib/contracts/server/read-waiting-documents', async (original) => ({
  ...(await original<object>()),
  readWaitingDocuments: async () => {},
}));

withAccessDatabase();

let ada: Caller;
let viewer: Caller;
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement']);
  viewer = await addPerson('vic@example.com', ['viewer']);
  await addContract('MSA-1');
});

const QUERY = 'contract=MSA-1&name=%22quoted%22%20agr%C3%A9ment';
const PDF = pdfOf(['Words']);

async function post(
  body: Uint8Array,
  {
    query = QUERY,
    type = 'application/octet-stream',
    headers = {},
    caller = 'ada' as 'ada' | 'viewer' | null,
  } = {},
) {
  session.caller = caller === null ? null : caller === 'ada' ? ada : viewer;
  const response = await POST(
    new Request(`http://localhost/api/console/documents?${query}`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': type, ...headers },
      duplex: 'half',
    } as RequestInit),
  );
  return { status: response.status, body: await response.json() };
}

const get = (id: string) =>
  download(new Request(`http://localhost/api/console/documents/${id}`), { params: Promise.resolve({ id }) });

describe('a document that is uploaded', () => {
  it('comes back as it was, and no browser shows it', async () => {
    const { status, body } = await post(PDF);
    expect(status).toBe(200);
    const answer = await get(body.id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''-quoted-%20agr%C3%A9ment.pdf",
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    session.caller = viewer;
    expect((await get(body.id)).status).toBe(403);
    session.caller = ada;
    expect((await get('../../etc/passwd')).status).toBe(404);
  });

  it.each([
    ['without a session', PDF, { caller: null }, 401],
    ['by somebody who may not', PDF, { caller: 'viewer' as const }, 403],
    ['by a form', PDF, { type: 'application/pdf' }, 400],
    ['to a contract that is not there', PDF, { query: 'contract=MSA-2&name=a' }, 404],
    ['without a name', PDF, { query: 'contract=MSA-1&name=%20' }, 400],
    ['that is signed in a far year', pdfOf(['Later']), { query: `${QUERY}&executedOn=2999-01-01` }, 400],
    ['that is no document', new Uint8Array([0, 1, 2]), {}, 400],
    ['that says to be larger than 20 MB', PDF, { headers: { 'content-length': '20971521' } }, 413],
    ['that is larger than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), {}, 413],
  ])('%s is refused', async (_what, bytes, how, status) => {
    expect((await post(bytes, how)).status).toBe(status);
  });
});
