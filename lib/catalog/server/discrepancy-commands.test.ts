import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { testImported, testPrice } from '../testing/known';
import { confirmPrices, settleDiscrepancy } from './discrepancy-commands';
import { listDiscrepancies, listStalePrices, settleCounts } from './discrepancy-queries';
import { applyImport, startImport } from './import-commands';
import { importDetail } from './import-queries';
import { loadCatalogue } from './load';
import { undoChanges } from './offering-commands';
import { ReadFile } from './read-file';

withAccessDatabase();
let architect: Caller;
beforeAll(async () => {
  architect = await addPerson('settles@example.com', ['architect']);
});

const KEY = 'openai/gpt-9';
let files = 0;

/** Has a source say so from now on; what differs from the catalogue is left as it is there. */
async function say(source: 'litellm' | 'models-dev', input: string): Promise<void> {
  files += 1;
  const name = { litellm: 'LiteLLM', 'models-dev': 'models.dev' }[source];
  const offering = testImported(KEY, {
    prices: { input: [testPrice(input, { source: name })] },
    values: { contextTokens: source === 'litellm' ? 128_000 : 256_000 },
  });
  const read = { rows: 1, asOf: '2026-11-01', offerings: [offering], skipped: [], notes: [] };
  const file = new ReadFile(read, `${files}`.padStart(64, '0'), 1);
  const { id } = await startImport(architect, { source, via: 'file', name: 'prices', file });
  const { preview } = await importDetail(id);
  await applyImport(architect, { id, digest: preview?.digest, choice: { sections: { changed: 'none' } } });
}

const settle = async (how: object) => {
  const [found] = await listDiscrepancies();
  const { offering, field, digest } = found ?? {};
  return settleDiscrepancy(architect, { offering, field, digest, ...how });
};
const inputs = async () =>
  [...(await loadCatalogue()).prices.values()]
    .flat()
    .map(({ amount, source, scope }) => [amount, source, scope]);

describe('a price on which two sources disagree', () => {
  it('is listed, and settled until one of them says something else', async () => {
    await say('litellm', '10');
    expect(await listDiscrepancies()).toEqual([]);
    await say('models-dev', '12');
    expect((await listDiscrepancies()).map(({ id, percent }) => [id, percent])).toEqual([
      [`${KEY}/contextTokens`, 100],
      [`${KEY}/price:input`, 20],
    ]);
    const { batchId } = await settle({ outcome: 'take', source: 'models.dev' });
    await undoChanges(architect, { batchId });
    expect((await listDiscrepancies())[0]?.settlement).toMatchObject({ outcome: 'take', holds: false });
    await settle({ outcome: 'take', source: 'models.dev' });
    expect((await loadCatalogue()).offerings).toMatchObject([
      { contextTokens: 256_000, provenance: { contextTokens: { source: 'models.dev' } } },
    ]);
    await settle({ outcome: 'keep', note: 'The price list says so.' });
    expect(await inputs()).toEqual([['10', 'LiteLLM', null]]);
    expect((await listDiscrepancies()).map(({ settlement }) => settlement)).toMatchObject([
      { outcome: 'take', holds: true, by: 'settles' },
      { outcome: 'keep', holds: true, note: 'The price list says so.' },
    ]);
    expect(await settleCounts(new Date('2026-11-21'))).toEqual({ discrepancies: 0, asked: 0, stale: 0 });
    await say('models-dev', '13');
    expect((await listDiscrepancies())[0]).toMatchObject({
      field: 'price:input',
      settlement: { outcome: 'keep', holds: false },
    });
    expect((await settleCounts()).discrepancies).toBe(1);
  });

  it('is kept both ways, the other for some alone', async () => {
    await settle({ outcome: 'scope', source: 'models.dev', scope: 'Batch contract' });
    expect((await inputs()).sort()).toEqual([
      ['10', 'LiteLLM', null],
      ['13', 'models.dev', 'Batch contract'],
    ]);
    expect((await settleCounts()).discrepancies).toBe(0);
  });

  it('stays open while the vendor is asked, with who asked and when', async () => {
    await say('models-dev', '14');
    await expect(settle({ outcome: 'ask', note: ' ' })).rejects.toMatchObject({ kind: 'invalid' });
    await settle({ outcome: 'ask', note: 'Mail to their sales desk.' });
    expect(await settleCounts()).toMatchObject({ discrepancies: 0, asked: 1 });
    expect((await listDiscrepancies())[0]?.settlement).toMatchObject({
      by: 'settles',
      note: 'Mail to their sales desk.',
    });
  });

  it('is not settled by whoever saw other statements', async () => {
    const [seen] = await listDiscrepancies();
    await say('models-dev', '15');
    const [now] = await listDiscrepancies();
    const input = { offering: KEY, field: 'price:input', outcome: 'keep', digest: seen?.digest };
    await expect(settleDiscrepancy(architect, input)).rejects.toMatchObject({
      kind: 'conflict',
      details: { current: { digest: now?.digest } },
    });
    await expect(settle({ outcome: 'take', source: 'Nobody' })).rejects.toMatchObject({ kind: 'invalid' });
    await say('models-dev', '10');
    expect((await listDiscrepancies()).map(({ field }) => field)).toEqual(['contextTokens']);
    const over = settleDiscrepancy(architect, { ...input, digest: now?.digest });
    await expect(over).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('prices that nobody has confirmed for 90 days', () => {
  it('are those that no source says today either, until somebody looks them up', async () => {
    const late = new Date('2027-03-01T00:00:00.000Z');
    const [stale] = await listStalePrices(late);
    expect(stale).toMatchObject({ offering: KEY, confirmedOn: '2026-11-01', days: 120, units: ['input'] });
    expect(await listStalePrices(new Date('2027-01-15'))).toEqual([]);
    const confirm = { offering: KEY, revision: stale?.revision, evidence: 'https://openai.com/pricing' };
    await expect(confirmPrices(architect, { ...confirm, asOf: '2027-03-02' }, late)).rejects.toMatchObject({
      kind: 'invalid',
    });
    await confirmPrices(architect, confirm, late);
    expect(await listStalePrices(late)).toEqual([]);
    // It is still the source's, whose next price is followed.
    expect((await inputs()).filter(([, , scope]) => scope === null)).toEqual([['10', 'LiteLLM', null]]);
    await expect(confirmPrices(architect, confirm, late)).rejects.toMatchObject({ kind: 'conflict' });
  });
});
