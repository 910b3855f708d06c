import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedCatalogue } from '@/lib/catalog/import/installed';
import { type CataloguePlan, SET_BY_HAND } from '@/lib/catalog/plan';
import { connect, type Database } from '@/lib/db/client';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing/database';
import { seedCatalogue } from './seed-catalogue';

let files: TestDatabase;
let database: Database;
let plan: CataloguePlan;

beforeAll(async () => {
  files = await createTestDatabase();
  database = connect(files.applicationUrl);
  plan = await installedCatalogue();
});

afterAll(async () => {
  await database.$disconnect();
  await files.drop();
});

const revision = async (): Promise<bigint> =>
  (await database.catalogState.findUniqueOrThrow({ where: { id: 1 } })).rev;

async function everything() {
  return {
    vendors: await database.vendor.findMany({ orderBy: { key: 'asc' } }),
    stakes: await database.stake.findMany({ orderBy: { key: 'asc' } }),
    models: await database.model.findMany({ orderBy: { key: 'asc' } }),
    aliases: await database.modelAlias.findMany({ orderBy: { id: 'asc' } }),
    offerings: await database.offering.findMany({ orderBy: { key: 'asc' } }),
    prices: await database.price.findMany({ orderBy: { id: 'asc' } }),
  };
}

// Thousands of offerings, on a machine that has more to do.
describe('seedCatalogue', () => {
  it('writes the whole plan as the application’s login', async () => {
    const counts = await seedCatalogue(database);
    expect(counts.offerings).toEqual({ created: plan.offerings.length, updated: 0 });
    expect(await database.offering.count()).toBe(plan.offerings.length);
    expect(await database.model.count()).toBe(plan.models.length);
    const prices = plan.offerings.reduce((sum, offering) => sum + offering.prices.length, 0);
    expect(await database.price.count()).toBe(prices);
    expect(await database.catalogChange.count()).toBe(0);
  });

  it('changes nothing when run again: no row, no revision, no time of change', async () => {
    const [before, rev] = [await everything(), await revision()];
    const counts = await seedCatalogue(database);
    for (const count of Object.values(counts)) expect(count).toEqual({ created: 0, updated: 0 });
    expect(await everything()).toEqual(before);
    // An INSERT or UPDATE of no row would raise it too.
    expect(await revision()).toBe(rev);
  });

  it('leaves what a person edited or archived, prices included', async () => {
    const key = 'anthropic/claude-haiku-4-5';
    await database.offering.update({ where: { key }, data: { endpoint: 'our-proxy', revision: 2 } });
    await database.price.updateMany({ where: { offering: { key } }, data: { archivedAt: new Date() } });
    await database.vendor.update({
      where: { key: 'openai' },
      data: { archivedAt: new Date(), name: 'Gone' },
    });
    const before = await everything();
    await seedCatalogue(database);
    expect(await everything()).toEqual(before);
  });

  it('keeps the endpoint that a person set, and follows the source in all else', async () => {
    const [one] = plan.offerings;
    if (!one) throw new Error('the plan has offerings');
    const { key, endpoint } = one;
    expect(await database.endpoint.count({ where: { key: endpoint } })).toBe(1);
    const { provenance } = await database.offering.findUniqueOrThrow({ where: { key } });
    const byHand = { ...(provenance as object), endpoint: { source: SET_BY_HAND, asOf: '2026-11-01' } };
    await database.offering.update({
      where: { key },
      data: { endpoint: 'our-gateway', provenance: byHand },
    });
    await seedCatalogue(database);
    expect(await database.endpoint.count({ where: { key: 'our-gateway', archivedAt: null } })).toBe(1);
    const before = await everything();
    await seedCatalogue(database);
    expect(await everything()).toEqual(before);
    const newer = { ...plan, offerings: [{ ...one, contextTokens: 123_456 }, ...plan.offerings.slice(1)] };
    await seedCatalogue(database, { plan: newer });
    expect(await database.offering.findUniqueOrThrow({ where: { key } })).toMatchObject({
      endpoint: 'our-gateway',
      contextTokens: 123_456,
      revision: 1,
    });
    await seedCatalogue(database);
  });

  it('brings an untouched record to a newer source, keeping the old price as history', async () => {
    const key = 'openai/gpt-4.1';
    const newer: CataloguePlan = {
      ...plan,
      offerings: plan.offerings.map((offering) =>
        offering.key === key
          ? {
              ...offering,
              contextTokens: 2_000_000,
              prices: offering.prices.map((price) =>
                price.unit === 'input' ? { ...price, amount: '1.75' } : price,
              ),
            }
          : offering,
      ),
    };
    const counts = await seedCatalogue(database, { plan: newer });
    expect(counts.offerings).toEqual({ created: 0, updated: 1 });
    expect(counts.prices).toEqual({ created: 1, updated: 1 });
    const offering = await database.offering.findUniqueOrThrow({ where: { key }, include: { prices: true } });
    expect(offering.contextTokens).toBe(2_000_000);
    expect(offering.revision).toBe(1);
    const input = offering.prices.filter((price) => price.unit === 'input');
    expect(input.map((price) => [price.amount.toFixed(), price.archivedAt === null]).sort()).toEqual([
      ['1.75', true],
      ['2', false],
    ]);
    const told = await database.catalogChange.findMany({
      where: { recordKey: key },
      include: { batch: true },
      orderBy: { field: 'asc' },
    });
    expect(told).toMatchObject([
      {
        change: 'set',
        field: 'contextTokens',
        after: { value: 2_000_000 },
        batch: { kind: 'seed', actorId: null },
      },
      {
        change: 'set',
        field: 'price:input',
        before: { value: [{ amount: '2' }] },
        after: { value: [{ amount: '1.75' }] },
      },
    ]);
  });

  it('tells of what a newer source brings, and gives it to the model that a model was joined into', async () => {
    const [like] = plan.offerings;
    if (!like) throw new Error('the plan has offerings');
    const into = plan.models.find(({ key }) => key !== like.model)?.key ?? '';
    await database.model.update({
      where: { key: like.model },
      data: { joinedInto: into, archivedAt: new Date(), revision: 2 },
    });
    const key = `${like.channel}/brand-new-1`;
    const added = { ...like, key, requestId: 'brand-new-1', prices: like.prices.slice(0, 1) };
    await seedCatalogue(database, { plan: { ...plan, offerings: [...plan.offerings, added] } });
    const made = await database.offering.findUniqueOrThrow({ where: { key }, include: { model: true } });
    expect(made.model.key).toBe(into);
    const told = await database.catalogChange.findMany({ where: { recordKey: key } });
    const unit = `price:${added.prices[0]?.unit}`;
    expect(told).toMatchObject([
      {
        change: 'create',
        kind: 'offering',
        after: {
          channel: { value: like.channel },
          requestId: { value: 'brand-new-1' },
          model: { value: into },
          [unit]: { value: [{ amount: added.prices[0]?.amount }] },
        },
      },
    ]);
  });

  it('seeds once when several start together', async () => {
    const other = await createTestDatabase();
    const clients = [1, 2, 3].map(() => connect(other.applicationUrl));
    try {
      const counts = await Promise.all(clients.map((client) => seedCatalogue(client, { plan })));
      expect(counts.reduce((sum, count) => sum + count.offerings.created, 0)).toBe(plan.offerings.length);
      expect(await clients[0]?.offering.count()).toBe(plan.offerings.length);
    } finally {
      await Promise.all(clients.map((client) => client.$disconnect()));
      await other.drop();
    }
  });
});
