import { describe, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { importDetail } from '@/lib/catalog/server/import-queries';
import { type FileToRead, readFile } from '@/lib/catalog/server/read-files';
import { withAccessDatabase } from '@/lib/db/testing/access';
import { POST } from './route';

const session = vi.hoisted(() => ({ caller: null as Caller | null }));
vi.mock('@/lib/auth/server/session', () => ({ currentCaller: async () => session.caller }));
// The thread has a test of its own (read-in-worker.test.ts).
vi.mock('@/lib/catalog/server/read-in-worker', () => ({
  readInWorker: async (file: FileToRead) => readFile(file),
}));

withAccessDatabase();

const BYTES = 'application/octet-stream';
const QUERY = 'source=litellm&via=file&name=prices.json';
const GPT = JSON.stringify({
  sample_spec: {},
  'gpt-4o': { litellm_provider: 'openai', mode: 'chat', input_cost_per_token: 2.5e-6 },
});

async function post(
  body: BodyInit,
  { query = QUERY, type = BYTES, headers = {}, caller = SYSTEM_CALLER as Caller | null } = {},
) {
  session.caller = caller;
  const response = await POST(
    new Request(`http://localhost/api/console/imports?${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...headers },
      duplex: 'half',
    } as RequestInit),
  );
  return { status: response.status, body: await response.json() };
}

describe('a file that is uploaded', () => {
  it('becomes an import to look at, and the same one when it comes again', async () => {
    const first = await post(GPT);
    expect(first).toMatchObject({ status: 200, body: { same: false } });
    expect(await post(GPT)).toEqual(first);
    expect(await importDetail(first.body.id)).toMatchObject({
      state: 'preview',
      source: 'litellm',
      name: 'prices.json',
      rows: 2,
      imported: 1,
      skipped: 1,
      preview: { counts: { new: 1 } },
    });
  });

  it.each([
    ['without a session', { caller: null }, 401],
    ['by somebody who may only read', { caller: { ...SYSTEM_CALLER, roles: [] } as Caller }, 403],
    ['by a form', { type: 'text/plain' }, 400],
    ['of a source that is fetched nowhere', { query: 'source=genai-prices&via=file&name=a' }, 400],
    ['with a mapping that is none', { headers: { 'x-import-mapping-bytes': '3' } }, 400],
    ['with a mapping that is too long', { headers: { 'x-import-mapping-bytes': '9999999' } }, 400],
  ])('%s is refused', async (_what, how, status) => {
    expect((await post(GPT, how)).status).toBe(status);
  });

  it('that is no JSON is refused with the place in it', async () => {
    const { status, body } = await post('{\n  "a": }');
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ line: 2 }]);
  });

  it('comes after the mapping of its columns', async () => {
    const mapping = JSON.stringify({
      name: 'Preisliste',
      sheet: null,
      headerRows: 1,
      decimal: '.',
      dates: 'dmy',
      fillDown: false,
      defaults: { channel: 'openai', currency: 'USD', per: 1_000_000, scope: null },
      columns: [{ use: 'field', field: 'requestId' }, { use: 'ignore' }],
    });
    const headers = { 'x-import-mapping-bytes': String(mapping.length) };
    const query = 'source=table&via=file&name=prices.csv';
    const { status, body } = await post(`${mapping}model,price\ngpt-4o,2.5\n`, { query, headers });
    expect([status, body.errors ?? []]).toEqual([200, []]);
    expect(await importDetail(body.id)).toMatchObject({ sourceName: 'Preisliste', rows: 1 });
  });

  it('of 500 MB is refused when 50 MB of it have come', async () => {
    let sent = 0;
    const chunk = new Uint8Array(1024 * 1024);
    const stream = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 500) controller.close();
        else controller.enqueue(chunk);
      },
    });
    expect((await post(stream)).status).toBe(413);
    expect(sent).toBeLessThan(60);
  });
});
