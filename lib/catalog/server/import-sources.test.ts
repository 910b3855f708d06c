import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { withAccessDatabase } from '@/lib/db/testing/access';
import type { SourceKey } from '../import/sources';
import { applyImport, undoImport } from './import-commands';
import { importDetail } from './import-queries';
import { readFile } from './read-files';
import { importFile, type StartedImport } from './start-import';
import { catalogueText } from './testing/catalogue-text';

withAccessDatabase();

const LITELLM = {
  sample_spec: { mode: 'one of chat, embedding' },
  'gpt-4o': {
    litellm_provider: 'openai',
    mode: 'chat',
    max_input_tokens: 128_000,
    input_cost_per_token: 2.4e-6,
    input_cost_per_token_batches: 1.2e-6,
    supports_vision: true,
  },
  'gemini/gemini-9-pro': {
    litellm_provider: 'gemini',
    mode: 'chat',
    input_cost_per_token: 1.25e-6,
    input_cost_per_token_above_200k_tokens: 2.5e-6,
  },
};
const MODELS_DEV = {
  openai: {
    id: 'openai',
    name: 'OpenAI',
    models: {
      'gpt-4o': {
        id: 'gpt-4o',
        name: 'GPT-4o',
        attachment: true,
        reasoning: false,
        tool_call: true,
        modalities: { input: ['text', 'image'], output: ['text'] },
        open_weights: false,
        cost: { input: 2.6, output: 11 },
        limit: { context: 200_000, output: 16_384 },
      },
    },
  },
  'fresh-cloud': {
    id: 'fresh-cloud',
    name: 'Fresh Cloud',
    models: {
      'llama-9-70b': {
        id: 'llama-9-70b',
        name: 'Llama 9 70B',
        attachment: false,
        reasoning: false,
        tool_call: true,
        modalities: { input: ['text'], output: ['text'] },
        open_weights: true,
        cost: { input: 0.5, output: 0.7 },
        limit: { context: 8192, output: 4096 },
      },
    },
  },
};
const OPENROUTER = {
  data: [
    {
      id: 'openai/gpt-4o',
      name: 'OpenAI: GPT-4o',
      created: 1_715_558_400,
      context_length: 128_000,
      architecture: { input_modalities: ['text'], output_modalities: ['text'] },
      pricing: { prompt: '0.0000020000000000000005', completion: '0.00001' },
      supported_parameters: ['tools'],
      benchmarks: { artificial_analysis: { intelligence_index: 41.5 } },
    },
  ],
};
const TABLE = 'Model,Input per 1M tokens,Output per 1M tokens\ngpt-4o,"2.25","9"\nnext-model-1,1,2\n';
const MAPPING = {
  name: 'Price agreement',
  sheet: null,
  headerRows: 1,
  decimal: '.',
  dates: 'dmy',
  fillDown: false,
  defaults: { channel: 'openai', currency: 'USD', per: 1_000_000, scope: null },
  columns: [
    { use: 'field', field: 'requestId' },
    { use: 'price', unit: 'input', per: 1_000_000, currency: null, aboveTokens: 0, tier: null },
    { use: 'price', unit: 'output', per: 1_000_000, currency: null, aboveTokens: 0, tier: null },
  ],
} as const;

const start = (source: SourceKey, text: string, mapping: object | null = null): Promise<StartedImport> =>
  importFile(
    SYSTEM_CALLER,
    {
      source,
      via: 'file',
      name: `${source}.txt`,
      bytes: new TextEncoder().encode(text),
      mapping: mapping as Readonly<Record<string, unknown>> | null,
    },
    new Date('2026-11-21T00:00:00.000Z'),
    readFile,
  );
const ALL = {
  sections: { new: 'all', changed: 'all', conflict: 'all', other: 'all', gone: 'all', archived: 'all' },
} as const;

/** A catalogue that knows two of the offerings already, from elsewhere. */
beforeAll(async () => {
  const known = 'Model,Input per 1M tokens\ngpt-4o,3\ngpt-3.5-turbo,0.5\n';
  const mapping = { ...MAPPING, name: 'An older list', columns: MAPPING.columns.slice(0, 2) };
  const { id } = await start('table', known, mapping);
  const { preview } = await importDetail(id);
  await applyImport(SYSTEM_CALLER, { id, digest: preview?.digest, choice: ALL });
});

describe.each([
  ['litellm', JSON.stringify(LITELLM), null],
  ['models-dev', JSON.stringify(MODELS_DEV), null],
  ['openrouter', JSON.stringify(OPENROUTER), null],
  ['table', TABLE, MAPPING],
] as const)('%s', (source, text, mapping) => {
  it('is applied whole, is no change when it comes again, and is undone to the byte', async () => {
    const before = await catalogueText();
    const { id } = await start(source, text, mapping);
    const { preview, rows, imported, skipped } = await importDetail(id);
    expect(imported + skipped).toBe(rows);
    const { counts } = preview ?? {};
    expect((counts?.new ?? 0) + (counts?.changed ?? 0) + (counts?.other ?? 0)).toBeGreaterThan(1);
    await applyImport(SYSTEM_CALLER, { id, digest: preview?.digest, choice: ALL });
    const applied = await catalogueText();
    expect(applied).not.toBe(before);
    expect(await start(source, text, mapping)).toEqual({ id, same: true });
    // The same values in another file: nothing to change, all of it confirmed.
    const again = await start(source, `${text}\n`, mapping);
    const { preview: next } = await importDetail(again.id);
    expect(next?.counts).toEqual({ new: 0, changed: 0, conflict: 0, other: 0, gone: 0, archived: 0 });
    await applyImport(SYSTEM_CALLER, { id: again.id, digest: next?.digest, choice: ALL });
    expect(await catalogueText()).toBe(applied);
    for (const one of [again.id, id]) await undoImport(SYSTEM_CALLER, { id: one });
    expect(await catalogueText()).toBe(before);
  });
});
