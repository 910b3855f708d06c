import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Chance, chance } from '../../lib/delivery/testing/chance';
import { until } from '../../lib/delivery/testing/until';
import { type Admin, admin, type EnvironmentRow, furnish } from './admin';
import { buildDelivery, type DeliveryProcess, deliveryProcess } from './delivery-process';
import { type FaultyNetwork, startNetwork } from './faulty-network';
import { type Fleet, fleet, type Member, membersOf } from './fleet';
import { type Gate, openGate } from './gate';
import { type Monitor, monitor } from './monitor';
import { type FaultyPostgres, startFaultyPostgres } from './postgres';
import { type Register, register } from './register';

/** Routers of "production" serve on without proof; those of "strict" must deny after ten minutes. */
const ENVIRONMENTS: readonly EnvironmentRow[] = [
  { key: 'production', denyAfter: null },
  { key: 'strict', denyAfter: 600 },
];

/** All that takes part: a database, two hosts, the network, routers, and who watches them. */
export interface Rig {
  readonly chance: Chance;
  readonly postgres: FaultyPostgres;
  readonly hosts: readonly [DeliveryProcess, DeliveryProcess];
  /** Between each host and the database. */
  readonly gates: readonly [Gate, Gate];
  readonly network: FaultyNetwork;
  readonly admin: Admin;
  readonly register: Register;
  readonly fleet: Fleet;
  readonly monitor: Monitor;
  readonly root: string;
  /** Whether routers of "strict" may deny now. */
  denying: boolean;
  /** Every router, or those of one environment. */
  readonly members: (environment?: string) => readonly Member[];
  /** Routers that have the active version, proved to be it. */
  readonly current: () => readonly Member[];
  /** Publishes in every environment. */
  readonly publish: () => Promise<void>;
  /** Resolves when every router has the active version, proved to be it; fails after `ms`. */
  readonly converged: (ms?: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts everything with `count` routers, all of which have the active version. */
export async function startRig(count: number, seed: number): Promise<Rig> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-faults-'));
  const postgres = await startFaultyPostgres();
  const published = register();
  const office = admin(postgres.urls, published);
  await furnish(office, ENVIRONMENTS);
  const root = await office.root();
  const gates: [Gate, Gate] = [await openGate(postgres.port), await openGate(postgres.port)];
  await buildDelivery();
  const host = (name: string, { port }: Gate) => {
    const url = new URL(postgres.urls().deliveryUrl);
    url.port = String(port);
    return deliveryProcess(path.join(folder, name), {
      DATABASE_DELIVERY_URL: url.href,
      FAIRLEAD_ROOTS: root,
    });
  };
  const hosts: [DeliveryProcess, DeliveryProcess] = [await host('a', gates[0]), await host('b', gates[1])];
  const dice = chance(seed);
  const network = await startNetwork(() => dice.one(hosts).port);
  const keys = ENVIRONMENTS.map(({ key }) => key);
  for (const key of keys) await office.publish(key);
  const caches = path.join(folder, 'routers');
  mkdirSync(caches);
  const members = membersOf(count, keys, caches);
  for (const member of members) member.token = await office.token(member.name, member.environment);
  await Promise.all(hosts.map(({ start }) => start()));
  const routers = fleet(members, ({ name }) => ({ url: network.url(name), trust: { roots: [root] } }));
  const rig: Rig = {
    chance: dice,
    postgres,
    hosts,
    gates,
    network,
    admin: office,
    register: published,
    fleet: routers,
    monitor: monitor(members, published, (environment) => environment === 'strict' && rig.denying),
    root,
    denying: false,
    members: (environment) => members.filter((member) => !environment || member.environment === environment),
    current: () => members.filter((member) => isCurrent(member, published)),
    publish: async () => {
      for (const key of keys) await office.publish(key);
    },
    converged: async (ms = 30_000) => {
      await until(() => rig.current().length === members.length, ms).catch((error: unknown) => {
        const late = members.filter((member) => !isCurrent(member, published));
        const [first] = late;
        throw new Error(
          `${late.length} routers did not converge: ${JSON.stringify(first?.router?.status())}, told ${JSON.stringify(first?.told.slice(-5))}`,
          { cause: error },
        );
      });
    },
    close: async () => {
      rig.monitor.close();
      await routers.close();
      await network.close();
      await Promise.all(hosts.map(({ kill }) => kill()));
      await Promise.all(gates.map(({ close }) => close()));
      await postgres.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await Promise.all(members.map(routers.start));
  await rig.converged();
  return rig;
}

function isCurrent({ router, environment }: Member, published: Register): boolean {
  const status = router?.status();
  return status?.version === published.active(environment).version && !status.stale && !status.denying;
}
