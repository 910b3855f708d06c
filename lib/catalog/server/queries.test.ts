import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringDatabase, connect, type Database } from '@/lib/db/client';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { listOfferings } from '../offering-list';
import { EMPTY_OFFERING_QUERY } from '../offering-query';
import { getModel, listModels } from './model-detail';
import { getOffering } from './offering-detail';
import { offeringRows, offeringRowsByKey } from './offering-rows';
import { searchCatalogue } from './search';
import { catalogueSnapshot } from './snapshot';
import { stakesOfVendor } from './stake-queries';
import { getVendor, listVendors } from './vendor-detail';

let files: TestDatabase;
let database: Database;
const EU_HAIKU = 'aws-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0';

beforeAll(async () => {
  files = await createTestDatabase({ seeded: true });
  database = connect(files.applicationUrl);
  bringDatabase(database);
});

afterAll(async () => {
  bringDatabase(undefined);
  await database.$disconnect();
  await files.drop();
});

describe('lists', () => {
  it('offerings with totals and facets', async () => {
    const list = listOfferings(await offeringRows(), {
      ...EMPTY_OFFERING_QUERY,
      channel: ['aws-bedrock'],
      limit: 5,
    });
    expect(list.rows).toHaveLength(5);
    expect(list.total).toBeGreaterThan(90);
    expect(list.facets.profile.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['us', 'eu', 'global']),
    );
    expect(JSON.parse(JSON.stringify(list))).toEqual(list);
  });

  it('rows by key, in the order given, unknown ones left out', async () => {
    const rows = await offeringRowsByKey(['openai/gpt-5', 'nothing/here', EU_HAIKU]);
    expect(rows.map((row) => row.key)).toEqual(['openai/gpt-5', EU_HAIKU]);
    expect(rows[1]).toMatchObject({
      modelKey: 'claude-haiku-4-5',
      ownerKey: 'anthropic',
      ownerName: 'Anthropic',
      channelName: 'Amazon Bedrock',
      affiliation: { kind: 'affiliated', band: 'unknown' },
      profile: 'eu',
      prices: { input: '1.1', output: '5.5' },
      capabilities: null,
      free: false,
      source: '@pydantic/genai-prices 0.1.8',
    });
  });

  it('models and vendors', async () => {
    const models = await listModels();
    const haiku = models.find((model) => model.key === 'claude-haiku-4-5');
    expect(haiku?.channels).toBeGreaterThanOrEqual(4);
    expect(haiku?.lowestInput).toBe('0.8');
    const vendors = await listVendors();
    expect(vendors.find((vendor) => vendor.key === 'aws-bedrock')?.controlledBy).toEqual(['amazon']);
    expect(vendors.find((vendor) => vendor.key === 'anthropic')).toMatchObject({
      isOwner: true,
      isChannel: true,
      stakes: 3,
    });
  });
});

describe('details', () => {
  it('an offering: every price with its source and words, siblings, stakes, aliases', async () => {
    const detail = await getOffering(EU_HAIKU);
    expect(detail.prices.map((price) => price.unit)).toEqual(
      expect.arrayContaining(['input', 'output', 'cache_read', 'cache_write_5m']),
    );
    for (const price of detail.prices)
      expect(price).toMatchObject({ inForce: true, source: expect.any(String), raw: expect.any(String) });
    expect(detail.siblings.map((row) => row.key)).toContain('anthropic/claude-haiku-4-5');
    expect(detail.siblings.map((row) => row.key)).not.toContain(EU_HAIKU);
    expect(detail.stakes.map((stake) => stake.key)).toEqual([
      'amazon-controls-aws-bedrock',
      'amazon-in-anthropic',
    ]);
    expect(detail.stakes[1]).toMatchObject({
      committedUsd: '8000000000',
      economicPercent: null,
      holderName: 'Amazon',
    });
    expect(detail.aliases.map((alias) => alias.alias)).toContain('claude-haiku-4-5-20251001');
    expect(detail.provenance.contextTokens).toEqual({
      source: '@pydantic/genai-prices 0.1.8',
      asOf: '2026-09-23',
    });
  });

  it('prices of several times and thresholds, with what holds now', async () => {
    const { prices } = await getOffering('openai/o3', new Date('2026-01-01'));
    expect(
      prices.filter(({ unit }) => unit === 'input').map(({ amount, inForce }) => [amount, inForce]),
    ).toEqual([
      ['10', false],
      ['2', true],
    ]);
  });

  it('a model with its offerings side by side, the cheapest first', async () => {
    const { offerings, model } = await getModel('claude-haiku-4-5');
    expect(model.name).toBe('Claude Haiku 4.5');
    const inputs = offerings.map((row) => Number(row.prices.input ?? Number.POSITIVE_INFINITY));
    expect(inputs).toEqual([...inputs].sort((a, b) => a - b));
  });

  it('a vendor: what it sells and what it is to each owner', async () => {
    const azure = await getVendor('azure');
    expect(azure.sells.find((one) => one.ownerKey === 'openai')?.affiliation).toEqual({
      kind: 'affiliated',
      band: '20_to_50',
    });
    expect(azure.sells.find((one) => one.ownerKey === 'microsoft')?.affiliation.kind).toBe('first_party');
    const stakes = await stakesOfVendor('microsoft');
    expect(stakes.map((stake) => stake.subject)).toEqual(
      expect.arrayContaining(['azure', 'openai', 'anthropic']),
    );
    expect((await getVendor('anthropic')).models.length).toBeGreaterThan(20);
  });

  it.each(['', 'nothing', '__proto__', "'; DROP TABLE offerings; --", 'x'.repeat(10_000), '\u0000'])(
    'there is no %j',
    async (key) => {
      await expect(getOffering(key)).rejects.toMatchObject({ kind: 'not_found' });
      await expect(getModel(key)).rejects.toMatchObject({ kind: 'not_found' });
      await expect(getVendor(key)).rejects.toMatchObject({ kind: 'not_found' });
    },
  );
});

describe('search', () => {
  it.each([
    ['haiku 4.5', 'model', 'claude-haiku-4-5'],
    ['bedrock', 'vendor', 'aws-bedrock'],
    ['anthropic', 'vendor', 'anthropic'],
    ['eu.anthropic.claude-haiku-4-5', 'offering', EU_HAIKU],
    ['gpt-5', 'model', 'gpt-5'],
  ])('"%s" finds the %s %s first', async (text, kind, key) => {
    expect((await searchCatalogue(text, 5))[0]).toMatchObject({ kind, key });
  });

  it('an empty or meaningless text finds nothing', async () => {
    expect(await searchCatalogue('', 5)).toEqual([]);
    expect(await searchCatalogue(' \n', 5)).toEqual([]);
    expect(await searchCatalogue('%%%', 5)).toEqual([]);
  });
});

describe('the copy in memory', () => {
  it('is the same object until the catalogue changes, and new right after', async () => {
    const before = await catalogueSnapshot();
    expect(await catalogueSnapshot()).toBe(before);
    await database.offering.update({
      where: { key: 'openai/gpt-5' },
      data: { lifecycle: 'deprecated', revision: 2 },
    });
    const after = await catalogueSnapshot();
    expect(after).not.toBe(before);
    expect(after.byKey.get('openai/gpt-5')?.lifecycle).toBe('deprecated');
    expect(before.byKey.get('openai/gpt-5')?.lifecycle).toBe('available');
  });

  it('prices of a later hour or date appear on time, without any change of records', async () => {
    const key = 'deepseek/deepseek-reasoner';
    const priceAt = async (at: string) =>
      (await catalogueSnapshot(new Date(at))).byKey.get(key)?.prices.input;
    expect(await priceAt('2026-11-21T12:00:00Z')).toBe('0.55');
    expect(await priceAt('2026-11-21T16:29:59Z')).toBe('0.55');
    expect(await priceAt('2026-11-21T16:30:00Z')).toBe('0.135');
    const [flash] = ['google-ai-studio/gemini-3.8-flash'];
    const row = async (at: string) => (await catalogueSnapshot(new Date(at))).byKey.get(flash ?? '');
    expect(await row('2026-12-31T23:59:59Z')).toMatchObject({
      prices: { input: '0.75' },
      priceChangesAt: '2027-01-01T00:00:00.000Z',
    });
    expect(await row('2027-01-01T00:00:00Z')).toMatchObject({
      prices: { input: '1.5' },
      priceChangesAt: null,
    });
    // A clock that is set back.
    expect(await priceAt('2026-11-21T12:00:00Z')).toBe('0.55');
  });

  it('an archived offering is gone, and a new stake moves affiliations', async () => {
    await database.offering.update({ where: { key: EU_HAIKU }, data: { archivedAt: new Date() } });
    await expect(getOffering(EU_HAIKU)).rejects.toMatchObject({ kind: 'not_found' });
    const [holder, subject] = await Promise.all(
      ['amazon', 'mistral'].map((key) => database.vendor.findUniqueOrThrow({ where: { key } })),
    );
    const mistral = async () =>
      (await getVendor('aws-bedrock')).sells.find((one) => one.ownerKey === 'mistral');
    expect((await mistral())?.affiliation.kind).toBe('unknown');
    await database.stake.create({
      data: {
        key: 'test',
        holderId: holder?.id ?? '',
        subjectId: subject?.id ?? '',
        economicPercent: '5',
        source: 'a test',
        asOf: new Date('2026-01-01'),
        confidence: 'low',
      },
    });
    expect((await mistral())?.affiliation).toEqual({ kind: 'affiliated', band: '5_to_20' });
  });
});
