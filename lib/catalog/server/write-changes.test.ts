import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { withAccessDatabase } from '@/lib/db/testing/access';
import type { CatalogueChange, PriceStatement, Stated } from '../change';
import { SET_BY_HAND } from '../plan';
import { testStatement } from '../testing/prices';
import type { Batch } from './flush-changes';
import { loadCatalogue } from './load';
import { readStated } from './read-stated';
import { planUndo, undoBatch } from './undo-batch';
import { writeChanges } from './write-changes';

withAccessDatabase();

const AT = new Date('2026-11-21T08:00:00.000Z');
const LIST = { source: 'a list', asOf: '2026-11-01' };
const said = (value: unknown, origin: Stated['origin'] = LIST): Stated => ({ value, origin });
const price = (amount: string, more: Partial<PriceStatement> = {}): PriceStatement =>
  testStatement(amount, { ...LIST, raw: amount, ...more });

async function write(changes: readonly CatalogueChange[], batch: Partial<Batch> = {}) {
  const whole: Batch = { kind: 'edit', summary: 'An edit', actorId: SYSTEM_ACTOR_ID, at: AT, ...batch };
  return db().$transaction((tx) => writeChanges(tx, whole, changes));
}

const undo = (batchId: string) => db().$transaction((tx) => undoBatch(tx, batchId, SYSTEM_ACTOR_ID, AT));

/** What anybody sees of the catalogue: neither ids nor how often it was changed. */
async function seen() {
  const { vendors, models, offerings, prices, aliases, measurements } = await loadCatalogue();
  const bare = ({ id: _id, revision: _revision, ...rest }: { id?: string; revision: number }) => rest;
  const keyOf = new Map([...models.values()].map((model) => [model.id, model.key]));
  return {
    vendors: [...vendors.values()].map(bare),
    models: [...models.values()].map((model) => ({ ...bare(model), aliases: aliases.get(model.id) ?? [] })),
    offerings: offerings.map((one) => ({
      ...bare(one),
      modelId: keyOf.get(one.modelId),
      prices: prices.get(one.id) ?? [],
    })),
    measurements: measurements.map((one) => ({ ...one, modelId: one.modelId && keyOf.get(one.modelId) })),
  };
}

const OFFERING: CatalogueChange = {
  change: 'create',
  kind: 'offering',
  key: 'shop/one',
  values: {
    model: said('one'),
    channel: said('shop'),
    requestId: said('one'),
    profile: said(null, null),
    serviceTier: said('standard'),
    api: said('openai-chat'),
    endpoint: said('shop'),
    capabilities: said(['vision', 'tools']),
    contextTokens: said(200_000),
    'price:output': said([price('15', { aboveTokens: 200_000 }), price('10')]),
  },
};
const setField = (field: string, before: unknown, after: unknown): CatalogueChange => ({
  change: 'set',
  kind: 'offering',
  key: 'shop/one',
  field,
  before: said(before),
  after: said(after, { source: SET_BY_HAND, asOf: '2026-11-21' }),
});

beforeAll(async () => {
  await write([
    {
      change: 'create',
      kind: 'vendor',
      key: 'shop',
      values: { name: said('Shop'), isChannel: said(true), isOwner: said(true) },
    },
    {
      change: 'create',
      kind: 'model',
      key: 'one',
      values: {
        name: said('One'),
        owner: said('shop'),
        aliases: said([{ alias: 'One-Latest', kind: 'alias', ...LIST }]),
        'measurement:quality:index': said([{ value: '61.5', n: null, ...LIST }]),
      },
    },
    OFFERING,
  ]);
});

describe('a record that is made', () => {
  it('is read back as it was stated, lists and references too', async () => {
    const { models, offerings, measurements } = await seen();
    expect(models).toMatchObject([{ key: 'one', owner: 'shop', aliases: [{ alias: 'one-latest' }] }]);
    expect(measurements).toMatchObject([
      { kind: 'quality', benchmark: 'index', value: '61.5', modelId: 'one' },
    ]);
    expect(offerings).toMatchObject([
      {
        key: 'shop/one',
        modelId: 'one',
        capabilities: ['tools', 'vision'],
        regions: null,
        contextTokens: 200_000,
        provenance: { contextTokens: LIST },
        prices: [
          { unit: 'output', amount: '10', aboveTokens: 0 },
          { unit: 'output', amount: '15', aboveTokens: 200_000 },
        ],
      },
    ]);
  });

  it('cannot be made twice', async () => {
    await expect(write([OFFERING])).rejects.toMatchObject({
      kind: 'conflict',
      details: { current: [{ key: 'shop/one', field: null }] },
    });
  });

  it('cannot be of a model or through a channel that there is not', async () => {
    const other = { ...OFFERING, key: 'shop/two' } as typeof OFFERING & { values: Record<string, Stated> };
    const nowhere = { ...other, values: { ...other.values, model: said('nothing') } };
    await expect(write([nowhere])).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('a value that is set', () => {
  it('takes the place of the one that was seen, and both are kept with who and when', async () => {
    const { batchId, written } = await write([setField('contextTokens', 200_000, 400_000)]);
    expect(written).toBe(1);
    const rows = await db().catalogChange.findMany({
      where: { batchId: batchId ?? '' },
      include: { batch: true },
    });
    expect(rows).toMatchObject([
      {
        change: 'set',
        recordKey: 'shop/one',
        field: 'contextTokens',
        before: { value: 200_000, origin: LIST },
        after: { value: 400_000, origin: { source: SET_BY_HAND } },
        batch: { actorId: SYSTEM_ACTOR_ID, at: AT, kind: 'edit' },
      },
    ]);
    await undo(batchId ?? '');
  });

  it('is refused with what is there now when that is something else, and nothing of the batch is written', async () => {
    const before = await seen();
    const wrong = [setField('retentionDays', null, 30), setField('contextTokens', 1, 2)];
    const refusal = await write(wrong).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({
      kind: 'conflict',
      details: { current: [{ field: 'contextTokens', now: { value: 200_000, origin: LIST } }] },
    });
    expect(await seen()).toEqual(before);
  });

  it.each([
    ['contextTokens', 200_000, -1],
    ['lifecycle', 'available', 'gone'],
    ['price:output', undefined, [price('-1')]],
    ['price:output', undefined, [price('1e3')]],
    ['price:output', undefined, [price('0.0000000001')]],
    ['price:nonsense', [], [price('1')]],
    ['channel', 'shop', 'other'],
  ])('%s takes nothing of another form', async (field, before, after) => {
    const now = before === undefined ? [price('10'), price('15', { aboveTokens: 200_000 })] : before;
    await expect(write([setField(field, now, after)])).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('writes no batch when it is what was there', async () => {
    const same = { ...setField('contextTokens', 200_000, 200_000), after: said(200_000) } as CatalogueChange;
    expect(await write([same])).toEqual({ batchId: null, written: 0 });
  });

  it('leaves the rows of prices that stay, and archives those that go', async () => {
    const rows = () =>
      db().price.findMany({ where: { offering: { key: 'shop/one' } }, orderBy: { amount: 'asc' } });
    const [ten] = await rows();
    const now = [price('10'), price('15', { aboveTokens: 200_000 })];
    const { batchId } = await write([
      setField('price:output', now, [price('20', { aboveTokens: 200_000 }), price('10')]),
    ]);
    expect(await rows()).toMatchObject([
      { id: ten?.id, archivedAt: null },
      { amount: expect.objectContaining({}), archivedAt: AT },
      { archivedAt: null, aboveTokens: 200_000 },
    ]);
    await undo(batchId ?? '');
  });
});

describe('a batch that is undone', () => {
  it('leaves the catalogue as it was, to the byte, and can be undone itself', async () => {
    const before = await seen();
    const { batchId } = await write([
      setField('capabilities', ['tools', 'vision'], null),
      setField('price:input', [], [price('3'), price('2', { fromQuantity: 1_000_000_000 })]),
      setField('certifications', null, []),
      { change: 'create', kind: 'model', key: 'two', values: { name: said('Two'), owner: said('shop') } },
      setField('model', 'one', 'two'),
      { change: 'archive', kind: 'model', key: 'one' },
    ]);
    const after = await seen();
    expect(after.offerings).toMatchObject([{ modelId: 'two', capabilities: null, certifications: [] }]);
    const undone = await undo(batchId ?? '');
    expect(undone.left).toEqual([]);
    expect(await seen()).toEqual(before);
    const again = await undo(undone.batchId);
    expect(await seen()).toEqual(after);
    await undo(again.batchId);
    expect(await seen()).toEqual(before);
  });

  it('leaves alone what was changed since, and says so', async () => {
    const first = await write([setField('maxOutputTokens', null, 8_000), setField('noticeDays', null, 60)]);
    const second = await write([setField('noticeDays', 60, 90)]);
    const undone = await undo(first.batchId ?? '');
    expect(undone.left).toEqual([{ kind: 'offering', key: 'shop/one', field: 'noticeDays' }]);
    expect((await seen()).offerings).toMatchObject([{ maxOutputTokens: null, noticeDays: 90 }]);
    await expect(undo(first.batchId ?? '')).rejects.toMatchObject({ kind: 'refused' });
    await undo(second.batchId ?? '');
  });

  it('keeps a record that somebody has added to since, and the model that it is of', async () => {
    const made = await write([
      { change: 'create', kind: 'model', key: 'three', values: { name: said('Three') } },
      {
        ...OFFERING,
        key: 'shop/three',
        values: { ...(OFFERING as { values: object }).values, model: said('three') },
      } as CatalogueChange,
    ]);
    const edit: CatalogueChange = {
      ...(setField('retentionDays', null, 0) as CatalogueChange),
      key: 'shop/three',
    };
    await write([edit]);
    const plan = await db().$transaction((tx) => planUndo(tx, made.batchId ?? ''));
    expect(plan.steps).toEqual([]);
    expect(plan.left.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
      'model three',
      'offering shop/three',
    ]);
    await expect(undo(made.batchId ?? '')).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('a record that was archived', () => {
  it('comes back under its key with what it is made with now, and nothing of what it was', async () => {
    const [made] = [await write([{ ...OFFERING, key: 'shop/four' } as CatalogueChange])];
    await undo(made.batchId ?? '');
    const bare = { ...OFFERING, key: 'shop/four' } as CatalogueChange & { change: 'create' };
    const { 'price:output': _prices, capabilities: _capabilities, ...values } = bare.values;
    await write([{ ...bare, values }]);
    const four = (await db().$transaction((tx) => readStated(tx, 'offering', ['shop/four']))).get(
      'shop/four',
    );
    expect(four).toMatchObject({ archived: false, fields: { capabilities: { value: null } } });
    expect(four?.fields['price:output']?.value ?? []).toEqual([]);
  });
});

it('twenty who set one value at once: one does, and nineteen are told what is there', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, nth) => write([setField('maxInputTokens', null, nth + 1)])),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as AppError] : []));
  expect(refused.map(({ kind }) => kind)).toEqual(Array.from({ length: 19 }, () => 'conflict'));
});
