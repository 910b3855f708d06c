import { afterAll, beforeAll } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { sampleDefinition } from '@/lib/routing/test/sample-records';
import { seedVocabulary } from '@/prisma/seed-routing';
import { bringDatabase, connect, type Database } from '../client';
import { createTestDatabase, type TestDatabase } from './database';

/** The offerings of every routing test: three channels, two owners. */
export const OFFERINGS = ['cloud-a/model-a', 'cloud-b/model-b', 'cloud-c/model-a'] as const;

/** Gives every test of a file one database with environments, labels and a few offerings. Each test adds its own. */
export function withRoutingDatabase(): { readonly database: () => TestDatabase } {
  let database: TestDatabase | undefined;
  let client: Database | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = connect(database.applicationUrl);
    bringDatabase(client);
    await client.actor.create({ data: { id: SYSTEM_ACTOR_ID, kind: 'system' } });
    await seedVocabulary(client);
    for (const key of OFFERINGS) await addOffering(client, key);
  });
  afterAll(async () => {
    bringDatabase(undefined);
    await client?.$disconnect();
    await database?.drop();
  });
  return {
    database: () => {
      if (!database) throw new Error('the database is made before the first test');
      return database;
    },
  };
}

async function addOffering(client: Database, key: string): Promise<void> {
  const [channel = '', model = ''] = key.split('/');
  const owner = `owner-of-${model}`;
  const vendor = (vendorKey: string) =>
    client.vendor.upsert({
      where: { key: vendorKey },
      create: { key: vendorKey, name: vendorKey },
      update: {},
    });
  const { id: ownerId } = await vendor(owner);
  const { id: modelId } = await client.model.upsert({
    where: { key: model },
    create: { key: model, name: model, ownerId },
    update: {},
  });
  const asOf = new Date();
  const prices = ['input', 'output'].map((unit) => ({ unit, amount: '1.5', source: 'test', asOf }));
  await client.offering.create({
    data: {
      key,
      modelId,
      channelId: (await vendor(channel)).id,
      requestId: model,
      api: 'openai-chat',
      endpoint: channel,
      contextTokens: 100_000,
      prices: { create: prices },
    },
  });
}

/** The input of createTaskClass for a class whose label nothing needs to be cleared beyond `public`. */
export function taskClassInput(key: string) {
  return {
    key,
    name: key,
    description: '',
    floorLevel: 'public',
    floorTags: [],
    unlabelledLevel: 'public',
    unlabelledTags: [],
    slaP95Ms: null,
    slaAvailability: null,
    costToleranceUsd: null,
    qualityFloor: null,
    qualityBenchmark: null,
    kpi: null,
    ownerName: null,
    referenceInputTokens: null,
    referenceOutputTokens: null,
  };
}

/** The input of createRule for a rule that tries these offerings for every request. */
export function ruleInput(taskClass: string, offerings: readonly string[], environment = 'development') {
  return { environment, taskClass, key: taskClass, definition: sampleDefinition(offerings) };
}
