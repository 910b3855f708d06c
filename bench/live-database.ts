/**
 * A database of many offerings for as long as whoever started this keeps its input open; says the address of the
 * application's login on a line of its own. Run from source: migrations are found beside the sources.
 */
import { randomUUID } from 'node:crypto';
import { connect, type Database } from '../lib/db/client';
import { startTestCluster, urlsOf } from '../lib/db/testing/cluster';
import { generateClient } from '../scripts/setup/generate';
import { rankingRecords } from './ranking-records';

const TEMPLATE = 'template_empty';
const BATCH = 2000;

async function fill(database: Database, count: number): Promise<void> {
  const { offerings, measurements } = rankingRecords(count, 1);
  const records = Object.entries(offerings).map(([key, record]) => ({ id: randomUUID(), key, record }));
  const named = (keys: readonly (string | null)[]) =>
    new Map([...new Set(keys)].flatMap((key) => (key === null ? [] : [[key, randomUUID()] as const])));
  const vendors = named(records.flatMap(({ record }) => [record.channel, record.owner]));
  const models = named(records.map(({ record }) => record.model));
  const ownerOf = new Map(records.map(({ record }) => [record.model, record.owner]));
  await database.vendor.createMany({ data: [...vendors].map(([key, id]) => ({ id, key, name: key })) });
  await database.model.createMany({
    data: [...models].map(([key, id]) => ({
      id,
      key,
      name: key,
      ownerId: vendors.get(ownerOf.get(key) ?? '') ?? null,
    })),
  });
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    await database.offering.createMany({
      data: batch.map(({ id, key, record }) => ({
        id,
        key,
        modelId: models.get(record.model) ?? '',
        channelId: vendors.get(record.channel) ?? '',
        requestId: record.requestId,
        api: record.api,
        endpoint: record.endpoint,
        regions: record.regions ?? [],
        regionsKnown: record.regions !== null,
        capabilities: record.capabilities,
        capabilitiesKnown: true,
        contextTokens: record.context,
        lifecycle: record.lifecycle,
      })),
    });
    await database.price.createMany({
      data: batch.flatMap(({ id, record }) =>
        record.prices.map(({ unit, amount, aboveTokens, source, asOf }) => ({
          offeringId: id,
          unit,
          amount,
          aboveTokens,
          source,
          asOf: new Date(asOf),
        })),
      ),
    });
    await database.measurement.createMany({
      data: batch.flatMap(({ id, key }) => {
        const { latencyP95Ms, quality } = measurements[key] ?? { latencyP95Ms: null, quality: {} };
        return [
          ...(latencyP95Ms ? [{ kind: 'latency_p95_ms', benchmark: null, ...latencyP95Ms }] : []),
          ...Object.entries(quality).map(([benchmark, points]) => ({
            kind: 'quality',
            benchmark,
            ...points,
          })),
        ].map((measured) => ({ offeringId: id, ...measured }));
      }),
    });
  }
  await database.sensitivityLevel.create({
    data: { key: 'public', name: 'Public', rank: 0, obligations: [] },
  });
  await database.taskClass.create({
    data: {
      key: 'ranked',
      name: 'Ranked',
      floorLevel: 'public',
      floorTags: [],
      unlabelledLevel: 'public',
      unlabelledTags: [],
      referenceInputTokens: 2000,
      referenceOutputTokens: 500,
    },
  });
  await database.$executeRaw`ANALYZE`;
}

await generateClient();
const { cluster, remove } = await startTestCluster();
const { ownerUrl, applicationUrl } = urlsOf(cluster, TEMPLATE);
const database = connect(ownerUrl);
await fill(database, Number(process.argv[2]));
await database.$disconnect();
process.stdout.write(`${applicationUrl}\n`);
process.stdin.resume().once('end', () => void remove().then(() => process.exit(0)));
