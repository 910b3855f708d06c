import { until } from '../../lib/delivery/testing/until';
import type { Fault } from './fault';
import type { Rig } from './rig';

const killHosts = (rig: Rig) => Promise.all(rig.hosts.map((host) => host.kill()));
const startHosts = (rig: Rig) => Promise.all(rig.hosts.map((host) => host.start()));
const has = (rig: Rig, source: string) =>
  Promise.all(
    rig.hosts.map(async ({ port }) => {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      return answer?.ok === true && ((await answer.json()) as { source: string }).source === source;
    }),
  ).then((all) => all.every(Boolean));

/** What dies, and is started again. */
export const OUTAGES: readonly Fault[] = [
  {
    name: 'Postgres is killed',
    quick: true,
    run: async (rig) => {
      await rig.postgres.kill();
      await until(() => has(rig, 'memory'), 20_000);
      await rig.postgres.start();
      await rig.publish();
    },
  },
  {
    name: 'a delivery process is killed, then the other',
    quick: true,
    run: async (rig) => {
      for (const host of rig.hosts) {
        await host.kill();
        await rig.publish();
        await host.start();
      }
    },
  },
  {
    name: 'everything is killed, and the hosts start from disk before Postgres does',
    quick: true,
    run: async (rig) => {
      await Promise.all([killHosts(rig), rig.postgres.kill()]);
      await startHosts(rig);
      if (!(await has(rig, 'disk'))) throw new Error('a host does not serve from disk');
      await rig.converged();
      await rig.postgres.start();
      await rig.publish();
    },
  },
  {
    name: 'everything is killed, routers too, which start from their disks alone',
    quick: true,
    run: async (rig) => {
      await Promise.all([killHosts(rig), rig.postgres.kill()]);
      await Promise.all(rig.fleet.members.map(rig.fleet.stop));
      await Promise.all(rig.fleet.members.map(rig.fleet.start));
      await rig.postgres.start();
      await startHosts(rig);
      await rig.publish();
    },
  },
  {
    name: 'one of two hosts is cut off from the database and lags behind',
    quick: false,
    run: async (rig) => {
      rig.gates[1].cut();
      await rig.publish();
      await rig.converged();
      await rig.publish();
      await rig.converged();
      rig.gates[1].mend();
    },
  },
  {
    name: 'the database goes silent without ending a connection',
    quick: false,
    run: async (rig) => {
      for (const gate of rig.gates) gate.stall();
      await until(() => has(rig, 'memory'), 30_000);
      for (const gate of rig.gates) gate.mend();
      await rig.publish();
    },
  },
  {
    name: 'a delivery process stands still with its connections open',
    quick: false,
    run: async (rig) => {
      rig.hosts[0].freeze();
      await rig.publish();
      // Nothing here takes it out of the rotation, so that half of all requests wait for it.
      await until(() => rig.current().length * 2 > rig.members().length, 60_000);
      rig.hosts[0].thaw();
      await rig.publish();
    },
  },
  {
    name: 'delivery processes are replaced one by one, as in an upgrade',
    quick: false,
    run: async (rig) => {
      for (const host of rig.hosts) {
        const stopping = host.stop();
        await rig.publish();
        await stopping;
        await host.start();
      }
    },
  },
  {
    name: 'hosts are killed over and over while versions are published',
    quick: false,
    run: async (rig) => {
      for (let times = 0; times < 6; times += 1) {
        const host = rig.chance.one(rig.hosts);
        await host.kill();
        await rig.publish();
        await host.start();
      }
    },
  },
  {
    name: 'Postgres is killed while versions are published',
    quick: false,
    run: async (rig) => {
      for (let times = 0; times < 4; times += 1) {
        const publishing = rig.publish().catch(() => {});
        await rig.postgres.kill();
        await publishing;
        await rig.postgres.start();
      }
      await rig.publish();
    },
  },
];
