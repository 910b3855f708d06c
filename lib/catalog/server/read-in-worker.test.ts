import { describe, expect, it } from 'vitest';
import { withBundle } from '@/lib/threads/testing/bundled';
import { readFile } from './read-files';
import { readInWorker } from './read-in-worker';

const { bundle, script } = withBundle('lib/catalog/server/reader.ts');

const LIMITS = { milliseconds: 20_000, megabytes: 256 };
const file = (text: string) => ({
  source: 'litellm' as const,
  bytes: new TextEncoder().encode(text),
  mapping: null,
  table: null,
  asOf: '2026-11-01',
});
const GPT = JSON.stringify({
  'gpt-4o': { litellm_provider: 'openai', mode: 'chat', input_cost_per_token: 2.5e-6 },
});

describe('a thread that reads a file', () => {
  it('answers as the reader does', async () => {
    expect(await readInWorker(file(GPT), LIMITS, bundle())).toEqual(await readFile(file(GPT)));
  });

  it('refuses with the place in the text', async () => {
    const refusal = readInWorker(file('{\n"a": 1,\n"a": 2}'), LIMITS, bundle());
    await expect(refusal).rejects.toMatchObject({ kind: 'invalid', details: { fields: [{ line: 3 }] } });
  });

  it('is ended when it takes too long, or more memory than there is for it', async () => {
    const endless = await script('endless.mjs', 'for (;;);');
    const greedy = await script(
      'greedy.mjs',
      'const kept = []; for (;;) kept.push(new Array(100_000).fill({}).map(() => ({})));',
    );
    const slow = readInWorker(file(GPT), { ...LIMITS, milliseconds: 300 }, endless);
    await expect(slow).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('longer') });
    const large = readInWorker(file(GPT), { ...LIMITS, megabytes: 32 }, greedy);
    await expect(large).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('memory'),
    });
    // The next file is read all the same.
    expect((await readInWorker(file(GPT), LIMITS, bundle())).rows).toBe(1);
  });
});
