import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import type { ImportedOffering } from '../import/imported';
import type { PreviewChoice } from '../import/preview';
import { SET_BY_HAND } from '../plan';
import { testImported, testPrice } from '../testing/known';
import { applyImport, discardImport, startImport, undoImport } from './import-commands';
import { importDetail, importLeft, importSection } from './import-queries';
import { loadCatalogue } from './load';
import { undoChanges } from './offering-commands';
import { ReadFile } from './read-file';
import { catalogueText } from './testing/catalogue-text';
import { writeChanges } from './write-changes';

withAccessDatabase();
let architect: Caller;
beforeAll(async () => {
  architect = await addPerson('architect@example.com', ['architect']);
});

const DEFAULT: PreviewChoice = { sections: {}, plus: [], minus: [] };
const ALL: PreviewChoice = {
  sections: { new: 'all', changed: 'all', conflict: 'all', other: 'all', gone: 'all', archived: 'all' },
  plus: [],
  minus: [],
};

let files = 0;
async function start(offerings: readonly ImportedOffering[], source = 'litellm'): Promise<string> {
  files += 1;
  const read = { rows: offerings.length, asOf: '2026-11-01', offerings, skipped: [], notes: [] };
  const file = new ReadFile(read, `${files}`.padStart(64, '0'), 1);
  return (await startImport(architect, { source, via: 'file', name: 'prices.json', file })).id;
}

async function apply(id: string, choice = DEFAULT) {
  const { preview } = await importDetail(id);
  return applyImport(architect, { id, digest: preview?.digest, choice });
}

const price = testPrice('3');
const GPT = testImported('openai/gpt-9', {
  modelName: 'GPT-9',
  values: { contextTokens: 128_000, capabilities: ['tools'] },
  prices: { input: [price], output: [testPrice('9'), testPrice('18', { aboveTokens: 200_000 })] },
  model: { knowledgeCutoff: '2026-06' },
  measurements: [{ kind: 'quality', benchmark: 'index', value: '61.5', n: null, of: 'model' }],
});
const AZURE = testImported('azure/gpt-9@eu', {
  requestId: 'gpt-9',
  profile: 'eu',
  prices: { input: [price] },
});

describe('an import', () => {
  it('is previewed, applied and undone, and then the catalogue is as before, to the byte', async () => {
    const before = await catalogueText();
    const id = await start([GPT, AZURE]);
    expect(await catalogueText()).toBe(before);
    expect((await importDetail(id)).preview).toMatchObject({
      counts: { new: 2 },
      newModels: 1,
      newVendors: 2,
    });
    const { batchId, written } = await apply(id);
    expect(written).toBe(5);
    // It is undone as an import, which then is no longer what its source says.
    await expect(undoChanges(architect, { batchId })).rejects.toMatchObject({ kind: 'refused' });
    const applied = await catalogueText();
    expect((await loadCatalogue()).offerings).toMatchObject([
      { key: 'azure/gpt-9@eu', endpoint: 'azure-eu' },
      { key: 'openai/gpt-9', contextTokens: 128_000, provenance: { contextTokens: { source: 'LiteLLM' } } },
    ]);
    expect(await importDetail(id)).toMatchObject({
      state: 'applied',
      current: true,
      appliedBy: 'architect',
      applied: { batchId, written: 5 },
    });
    expect(await undoImport(architect, { id })).toEqual({ taken: 5, kept: [] });
    expect(await catalogueText()).toBe(before);
    // What was archived by the undo comes back, and nothing is made twice.
    const again = await start([GPT, AZURE]);
    await apply(again, ALL);
    expect(await catalogueText()).toBe(applied);
  });

  it('that says nothing new changes nothing, and is what its source says from then on', async () => {
    const id = await start([GPT, AZURE]);
    const before = await catalogueText();
    expect((await importDetail(id)).preview).toMatchObject({
      counts: { new: 0, changed: 0, gone: 0 },
      confirmed: 7,
    });
    expect(await apply(id)).toEqual({ written: 0, batchId: null });
    expect([await catalogueText(), (await importDetail(id)).current]).toEqual([before, true]);
    expect(await undoImport(architect, { id })).toEqual({ taken: 0, kept: [] });
  });

  it('overwrites what was set by hand only where that is chosen', async () => {
    const origin = { source: SET_BY_HAND, asOf: '2026-11-02' };
    const now = (await loadCatalogue()).offerings.find(({ key }) => key === GPT.key);
    await edit(GPT.key, 'contextTokens', now?.contextTokens, { value: 64_000, origin });
    const stated = [{ ...GPT, values: { ...GPT.values, contextTokens: 256_000 } }, AZURE];
    const id = await start(stated);
    const [conflict] = await importSection(id, 'conflict');
    expect(conflict).toMatchObject({
      field: 'contextTokens',
      chosen: false,
      before: { value: 64_000, origin },
    });
    const context = async () =>
      (await loadCatalogue()).offerings.find(({ key }) => key === GPT.key)?.contextTokens;
    await apply(id);
    expect(await context()).toBe(64_000);
    await undoImport(architect, { id });
    const chosen = await start(stated);
    await apply(chosen, { ...DEFAULT, plus: [conflict?.id ?? ''] });
    expect(await context()).toBe(256_000);
    await undoImport(architect, { id: chosen });
    expect(await context()).toBe(64_000);
  });

  it('that is undone leaves what was changed since, and names it', async () => {
    const id = await start([
      { ...GPT, prices: { input: [testPrice('4')], cache_read: [testPrice('1')] } },
      AZURE,
    ]);
    await apply(id);
    await edit(GPT.key, 'price:cache_read', [testPrice('1')], { value: [testPrice('2')], origin: null });
    const kept = [{ kind: 'offering', key: GPT.key, field: 'price:cache_read' }];
    expect(await importLeft(id)).toEqual(kept);
    expect(await undoImport(architect, { id })).toEqual({ taken: 1, kept });
    const units = [...(await loadCatalogue()).prices.values()]
      .flat()
      .map(({ unit, amount }) => `${unit} ${amount}`);
    expect(units).toContain('input 3');
    expect(units).toContain('cache_read 2');
  });
});

it('what a source said is forgotten once it says something else, but for its last ten imports', async () => {
  const kept = async (id: string) => (await db().importRecord.count({ where: { importId: id } })) > 0;
  const first = await start([testImported('openai/gpt-1')], 'openrouter');
  await apply(first);
  const rest: string[] = [];
  for (let nth = 2; nth <= 11; nth += 1) {
    rest.push(await start([testImported('openai/gpt-1', { values: { contextTokens: nth } })], 'openrouter'));
    await apply(rest.at(-1) ?? '', { ...DEFAULT, sections: { changed: 'none' } });
  }
  expect([await kept(first), await kept(rest[0] ?? '')]).toEqual([false, true]);
  const put = await start([testImported('openai/gpt-2')], 'openrouter');
  expect(await kept(put)).toBe(true);
  await discardImport(architect, { id: put });
  expect(await kept(put)).toBe(false);
});

describe('several at once', () => {
  it('of two who apply one import, one does and the other is told', async () => {
    const id = await start([GPT, testImported('openai/gpt-10')]);
    const digest = (await importDetail(id)).preview?.digest;
    const input = { id, digest, choice: DEFAULT };
    const results = await Promise.allSettled([applyImport(architect, input), applyImport(architect, input)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'refused' },
    });
    const undone = await Promise.allSettled([undoImport(architect, { id }), undoImport(architect, { id })]);
    expect(undone.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a preview that is no longer what would happen is not applied', async () => {
    const id = await start([{ ...GPT, values: { contextTokens: 1_000 } }]);
    const digest = (await importDetail(id)).preview?.digest;
    await edit(GPT.key, 'contextTokens', 64_000, { value: 32_000, origin: null });
    const refusal = await applyImport(architect, { id, digest, choice: ALL }).catch((error) => error);
    const now = (await importDetail(id)).preview?.digest;
    expect(refusal).toMatchObject({ kind: 'conflict', details: { current: { digest: now } } });
    await discardImport(architect, { id });
    await expect(applyImport(architect, { id, digest: now, choice: ALL })).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  it('a connection that is lost halfway leaves nothing', async () => {
    const id = await start([GPT, testImported('openai/gpt-11')]);
    const before = await catalogueText();
    const digest = (await importDetail(id)).preview?.digest;
    const lost = db().$transaction(async (tx) => {
      await applyImport.within(tx, architect, { id, digest, choice: ALL }, new Date());
      await tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    });
    await expect(lost).rejects.toThrow();
    expect([await catalogueText(), (await importDetail(id)).state]).toEqual([before, 'preview']);
  });
});

async function edit(
  key: string,
  field: string,
  before: unknown,
  after: { value: unknown; origin: object | null },
) {
  const batch = { kind: 'edit', summary: 'By hand', actorId: SYSTEM_ACTOR_ID, at: new Date() } as const;
  await db().$transaction((tx) =>
    writeChanges(tx, batch, [
      {
        change: 'set',
        kind: 'offering',
        key,
        field,
        before: { value: before, origin: null },
        after: after as never,
      },
    ]),
  );
}
