import { beforeAll, expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import type { PriceStatement } from '../change';
import { testPrice } from '../testing/prices';
import { setExchangeRate } from './exchange-rate-commands';
import { currenciesInUse } from './exchange-rates';
import { priceReplacements } from './price-replacements';
import { undoBatch } from './undo-batch';
import { writeChanges } from './write-changes';

withAccessDatabase();

const NOW = new Date('2026-11-21T08:00:00.000Z');
const RATE = { currency: 'EUR', usd: '1.1', source: 'ECB', asOf: '2026-11-20', prices: 1 };
let architect: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  architect = await addPerson('rates@example.com', ['architect']);
  const said = (value: unknown) => ({ value, origin: { source: 'a list', asOf: '2026-11-01' } });
  const stated = ({ unit: _, ...price }: ReturnType<typeof testPrice>): PriceStatement => price;
  const euro = testPrice('input', '2', { currency: 'EUR', original: '2', rateAsOf: null, raw: '2 €' });
  await db().$transaction((tx) =>
    writeChanges(tx, { kind: 'edit', summary: 'One', actorId: SYSTEM_ACTOR_ID, at: NOW }, [
      {
        change: 'create',
        kind: 'vendor',
        key: 'shop',
        values: { name: said('Shop'), isChannel: said(true) },
      },
      { change: 'create', kind: 'model', key: 'one', values: { name: said('One') } },
      {
        change: 'create',
        kind: 'offering',
        key: 'shop/one',
        values: {
          model: said('one'),
          channel: said('shop'),
          requestId: said('one'),
          profile: said(null),
          serviceTier: said('standard'),
          api: said('openai-chat'),
          endpoint: said('shop'),
          'price:input': said([stated(euro)]),
          'price:output': said([stated(testPrice('output', '9'))]),
        },
      },
    ]),
  );
});

const euro = async () => {
  const [found] = await currenciesInUse(NOW);
  return found;
};

it('has prices of the currency follow a rate, and keeps what is billed, every rate and who gave it', async () => {
  expect(await euro()).toMatchObject({
    currency: 'EUR',
    rate: null,
    prices: [{ amount: '2', original: '2' }],
  });
  const { restated, batchId } = await setExchangeRate(architect, { ...RATE, currency: 'eur' }, NOW);
  expect(restated).toBe(1);
  expect(await euro()).toMatchObject({
    rate: { usd: '1.1', asOf: '2026-11-20' },
    prices: [{ offering: 'shop/one', unit: 'input', amount: '2.2', original: '2', rateAsOf: '2026-11-20' }],
  });
  const price = await db().price.findFirstOrThrow({ where: { currency: 'EUR', archivedAt: null } });
  expect(price.raw).toBe('2 €');
  expect(await db().auditEntry.findFirst({ where: { action: 'exchange_rate.set' } })).toMatchObject({
    actorId: architect.actorId,
  });
  await db().$transaction((tx) => undoBatch(tx, batchId ?? '', SYSTEM_ACTOR_ID, NOW));
  expect((await euro())?.prices).toMatchObject([{ amount: '2', rateAsOf: null }]);
});

it('keeps the rate of an earlier day as history, without touching a price', async () => {
  await setExchangeRate(architect, { ...RATE, usd: '1.2', asOf: '2026-11-21' }, NOW);
  const earlier = await setExchangeRate(architect, { ...RATE, usd: '0.9', asOf: '2026-01-02' }, NOW);
  expect(earlier).toEqual({ restated: 0, batchId: null });
  const now = await euro();
  expect(now?.history.map(({ usd }) => usd)).toEqual(['1.2', '1.1', '0.9']);
  expect(now?.prices).toMatchObject([{ amount: '2.4' }]);
});

it('leaves every amount in the history of the price', async () => {
  const replaced = (await priceReplacements('shop/one')).get('input') ?? [];
  const amounts = replaced.map(({ before, after }) => [before[0]?.amount, after[0]?.amount]);
  expect(amounts).toEqual([
    ['2', '2.2'],
    ['2.2', '2'],
    ['2', '2.4'],
  ]);
});

it.each([
  [{ currency: 'USD' }, '/currency'],
  [{ currency: 'EURO' }, '/currency'],
  [{ usd: '0' }, '/usd'],
  [{ usd: '-1' }, '/usd'],
  [{ usd: '1e3' }, '/usd'],
  [{ source: ' ' }, '/source'],
  [{ asOf: '2026-11-22' }, '/asOf'],
])('refuses %j', async (wrong, path) => {
  const refusal = setExchangeRate(architect, { ...RATE, ...wrong }, NOW);
  await expect(refusal).rejects.toMatchObject({ kind: 'invalid', details: { fields: [{ path }] } });
});

it('does nothing where the preview was of other prices', async () => {
  await expect(setExchangeRate(architect, { ...RATE, prices: 7 }, NOW)).rejects.toMatchObject({
    kind: 'refused',
  });
});
