/** How soon a delivery process serves what it kept on disk, with a database that does not answer. */
import { freePort } from '../../scripts/setup/ports';
import { startDelivery } from './hosts';
import type { Options } from './options';
import { type Figure, figure, quantile } from './report';
import type { World } from './world';

/** Where nothing listens. */
const NO_DATABASE = 'postgresql://nobody:nothing@127.0.0.1:9/none';

/** Median ms from asking the system for the process to its first 200 of `/readyz`. */
export async function ready(world: World, { quick }: Options): Promise<Figure[]> {
  const port = await freePort();
  const first = await startDelivery(world, { port });
  await first.started.stop();
  const env = { ...world.env, DATABASE_DELIVERY_URL: NO_DATABASE, DATABASE_DIRECT_URL: NO_DATABASE };
  const times: number[] = [];
  for (let run = 0; run < (quick ? 3 : 11); run++) {
    const { started } = await startDelivery({ ...world, env }, { port });
    times.push(started.readyMs);
    await started.stop();
  }
  const note = `runs ${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))}`;
  return [figure('start to ready from disk', quantile(times, 0.5), 'ms', { most: 300 }, note)];
}
