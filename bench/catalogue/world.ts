/** A Fairlead of the bench's own with 10,000 offerings and 60,000 prices: the installed ones and made ones beside them. */
import { randomUUID } from 'node:crypto';
import { connect, type Database } from '../../lib/db/client';
import { type Polled, startConsole } from '../delivery/hosts';
import { startWorld, type World } from '../delivery/world';
import { sequence } from '../ranking-records';

export const OFFERINGS = 10_000;
export const PRICES = 60_000;
const BATCH = 2_000;
const UNITS = [
  'input',
  'output',
  'cache_read',
  'cache_write',
  'input_audio',
  'output_audio',
  'request',
  'web_search',
];
const CAPABILITIES = ['attachments', 'reasoning', 'structured_output', 'temperature', 'tools', 'vision'];
const MODES = ['chat', 'chat', 'chat', 'embedding', 'image_generation', 'rerank', null];

export interface CatalogueWorld extends World {
  /** The built console, started when it is first asked for. */
  readonly console: () => Promise<Polled & { readonly base: string }>;
}

/** Starts it: half a minute, and a build of the console where its sources have changed. */
export async function startCatalogue(): Promise<CatalogueWorld> {
  const world = await startWorld();
  const database = connect(world.urls.ownerUrl);
  await fill(database);
  await database.$disconnect();
  let started: ReturnType<CatalogueWorld['console']> | undefined;
  return {
    ...world,
    console: () => {
      // Not held to one processor: what asks it does so as a person does, and waits for it.
      started ??= startConsole(world, undefined);
      return started;
    },
    remove: async () => {
      await (await started)?.started.stop();
      await world.remove();
    },
  };
}

/** Offerings of the models and channels that there are, until there are as many as the figures are for. */
async function fill(database: Database): Promise<void> {
  const next = sequence(20_261);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const [models, channels, have, prices] = await Promise.all([
    database.model.findMany({ orderBy: { key: 'asc' }, select: { id: true, key: true } }),
    database.vendor.findMany({ where: { isChannel: true }, orderBy: { key: 'asc' } }),
    database.offering.count(),
    database.price.count(),
  ]);
  const made = Array.from({ length: OFFERINGS - have }, (_, nth) => {
    const [model, channel] = [pick(models), pick(channels)];
    const mode = pick(MODES);
    return {
      id: randomUUID(),
      key: `${channel.key}/${model.key}-${nth}`,
      modelId: model.id,
      channelId: channel.id,
      requestId: `${model.key}-${nth}`,
      api: 'openai-chat',
      endpoint: channel.key,
      mode,
      regions: next() < 0.4 ? ['eu-central-1', 'eu-west-1'] : [],
      regionsKnown: next() < 0.5,
      capabilities: CAPABILITIES.filter(() => next() < 0.6),
      capabilitiesKnown: true,
      contextTokens: 1000 * Math.round(8 + next() * 992),
      maxOutputTokens: 1000 * Math.round(4 + next() * 60),
      lifecycle: next() < 0.05 ? 'deprecated' : 'available',
    };
  });
  const each = (PRICES - prices) / made.length;
  const asOf = new Date('2026-11-01');
  let left = PRICES - prices;
  const priceRows = made.flatMap(({ id }, nth) => {
    const count = Math.min(left, UNITS.length, Math.round(each * (nth + 1)) - Math.round(each * nth));
    left -= count;
    return UNITS.slice(0, count).map((unit) => {
      const amount = (0.01 + next() * 20).toFixed(4);
      return { offeringId: id, unit, amount, source: 'price list', asOf, raw: amount };
    });
  });
  const measurements = made.flatMap(({ id }) =>
    next() < 0.5
      ? [
          {
            offeringId: id,
            kind: 'quality',
            benchmark: 'exam',
            value: (next() * 100).toFixed(1),
            source: 'probe',
            asOf,
          },
          {
            offeringId: id,
            kind: 'throughput_tps',
            value: (20 + next() * 300).toFixed(0),
            source: 'probe',
            asOf,
          },
        ]
      : [],
  );
  for (let at = 0; at < made.length; at += BATCH)
    await database.offering.createMany({ data: made.slice(at, at + BATCH) });
  for (let at = 0; at < priceRows.length; at += BATCH)
    await database.price.createMany({ data: priceRows.slice(at, at + BATCH) });
  for (let at = 0; at < measurements.length; at += BATCH)
    await database.measurement.createMany({ data: measurements.slice(at, at + BATCH) });
  await database.$executeRaw`ANALYZE`;
}
