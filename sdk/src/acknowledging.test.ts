import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Acknowledgement, saidColumns } from '../../lib/delivery/acknowledgement';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import packageJson from '../package.json' with { type: 'json' };
import { LIBRARY } from './introduction';
import { bundleFor, createWorld, type World } from './testing/world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const TIMING = { acknowledgeMs: 50, reportMs: 100 };
const said = () =>
  world.source.heard.flatMap(({ said }: Acknowledgement) => (said ? [saidColumns(said)] : []));

it('tells a host soon what it runs, what it refused, and that both are over', async () => {
  const router = await world.router({ stream: true, instance: 'proxy-7', pollIntervalMs: 600_000 }, TIMING);
  await until(() => world.counts().streams === 1);
  await until(() => said().some(({ version }) => version === 3));
  const { bundle } = await world.publish(4, { ...bundleFor('bad'), offerings: {} });
  await until(() => said().at(-1)?.rejectedDigest === bundle.digest);
  expect(said().at(-1)).toMatchObject({ epoch: 1, version: 3, rejectedReason: 'invalid', library: LIBRARY });
  await world.publish(5, bundleFor('good'));
  await until(() => said().at(-1)?.version === 5);
  expect(said().at(-1)).toMatchObject({ digest: router.status().digest, rejectedDigest: null });
  expect(new Set(world.source.heard.map(({ instance }) => instance))).toEqual(new Set(['proxy-7']));
});

it('has a host count its decisions, once each', async () => {
  const router = await world.router({ token: TOKENS.telemetry.token }, TIMING);
  for (let time = 0; time < 3; time++) router.answer();
  router.evaluate({ taskClass: 'of a customer' });
  const counts = () => [...world.source.counted.values()].flatMap((report) => report.counts);
  await until(() => counts().length > 0);
  router.answer();
  await router.close();
  const sum = (code: string) =>
    counts().reduce((total, count) => total + (count.code === code ? count.count : 0), 0);
  expect([sum(''), sum('unknown_task_class')]).toEqual([4, 1]);
  expect(counts()[0]).toMatchObject({
    epoch: 1,
    version: 3,
    taskClass: 'summarisation',
    rule: 'everyone',
    arm: 'control',
    offering: 'example-cloud/alpha',
    outcome: 'route',
  });
  expect(JSON.stringify(counts())).not.toContain('customer');
  expect(router.names()).toEqual([]);
});

it('says once that its token may not report, and decides on', async () => {
  const router = await world.router({}, TIMING);
  router.answer();
  await until(() => router.names().includes('error'));
  router.answer();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(router.names()).toEqual(['error']);
  expect(router.told[0]?.event).toMatchObject({ status: 403 });
  expect(world.proxy.requests.filter(({ path }) => path.endsWith('/telemetry'))).toHaveLength(1);
  expect(router.answer()).toBe('alpha');
});

it('names itself as it is published', () => {
  expect(LIBRARY).toBe(`${packageJson.name}/${packageJson.version}`);
});
