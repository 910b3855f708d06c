import { beforeAll, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { withAccessDatabase } from '@/lib/db/testing/access';
import type { CatalogueChange, Stated } from '../change';
import { testStatement } from '../testing/prices';
import { loadCatalogue } from './load';
import { catalogueSnapshot } from './snapshot';
import { touchedSince } from './touched-since';
import { undoBatch } from './undo-batch';
import { writeChanges } from './write-changes';

withAccessDatabase();

const AT = new Date('2026-11-21T08:00:00.000Z');
const LIST = { source: 'a list', asOf: '2026-11-01' };
const said = (value: unknown): Stated => ({ value, origin: LIST });
const PRICE = testStatement('3', LIST);

const write = (changes: readonly CatalogueChange[]) =>
  db().$transaction((tx) =>
    writeChanges(tx, { kind: 'edit', summary: 'An edit', actorId: SYSTEM_ACTOR_ID, at: AT }, changes),
  );
const rev = async () => (await db().catalogState.findUniqueOrThrow({ where: { id: 1 } })).rev;
const made = (
  kind: 'vendor' | 'model' | 'offering',
  key: string,
  values: Record<string, unknown>,
): CatalogueChange => ({
  change: 'create',
  kind,
  key,
  values: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, said(value)])),
});
const offering = (key: string, model: string) =>
  made('offering', `shop/${key}`, {
    model,
    channel: 'shop',
    requestId: key,
    serviceTier: 'standard',
    api: 'openai-chat',
    endpoint: 'shop',
    'price:input': [PRICE],
  });
const set = (
  kind: 'model' | 'offering',
  key: string,
  field: string,
  before: unknown,
  after: unknown,
): CatalogueChange => ({
  change: 'set',
  kind,
  key,
  field,
  before: said(before),
  after: said(after),
});

beforeAll(async () => {
  await write([
    made('vendor', 'shop', { name: 'Shop' }),
    made('model', 'one', { name: 'One', 'measurement:quality:index': [{ value: '50', n: null, ...LIST }] }),
    made('model', 'two', { name: 'Two' }),
    offering('a', 'one'),
    offering('b', 'two'),
  ]);
  await catalogueSnapshot(AT);
});

it('is after each change what reading everything would give', async () => {
  const steps: readonly (readonly CatalogueChange[])[] = [
    [set('offering', 'shop/a', 'contextTokens', null, 8_000)],
    [set('offering', 'shop/a', 'price:input', [PRICE], [{ ...PRICE, amount: '2' }])],
    [set('model', 'two', 'aliases', [], [{ alias: 'second', kind: 'alias', ...LIST }])],
    [set('model', 'one', 'measurement:quality:index', [{ value: '50', n: null, ...LIST }], [])],
    [set('offering', 'shop/a', 'model', 'one', 'two'), { change: 'archive', kind: 'model', key: 'one' }],
    [made('vendor', 'other', { name: 'Other' }), offering('c', 'two')],
    [{ change: 'archive', kind: 'offering', key: 'shop/b' }],
    [set('model', 'two', 'name', 'Two', 'Number two')],
  ];
  const batches: string[] = [];
  for (const step of steps) {
    const before = await rev();
    batches.push((await write(step)).batchId ?? '');
    expect(await touchedSince(db(), before, await rev())).not.toBeNull();
    expect((await catalogueSnapshot(AT)).records).toEqual(await loadCatalogue());
  }
  for (const batch of batches.reverse()) {
    await db().$transaction((tx) => undoBatch(tx, batch, SYSTEM_ACTOR_ID, AT));
    expect((await catalogueSnapshot(AT)).records).toEqual(await loadCatalogue());
  }
});

it('is read whole where something else than a batch changed it, and where a backup was restored', async () => {
  const before = await rev();
  await db().vendor.update({ where: { key: 'shop' }, data: { name: 'The Shop' } });
  await write([set('offering', 'shop/a', 'noticeDays', null, 30)]);
  expect(await touchedSince(db(), before, await rev())).toBeNull();
  expect(await touchedSince(db(), await rev(), before)).toBeNull();
  const { records } = await catalogueSnapshot(AT);
  expect(records.vendors.get('shop')?.name).toBe('The Shop');
  expect(records).toEqual(await loadCatalogue());
});
