import { until } from '../../lib/delivery/testing/until';
import type { Fault } from './fault';
import { evaluated } from './monitor';
import type { Rig } from './rig';

const MINUTE = 60_000;

/** Sets the clock of this process, in which all routers live and no host does, off by `ms`. Returns what sets it right. */
function setOff(ms: number): () => void {
  const { now } = Date;
  Date.now = () => now() + ms;
  return () => {
    Date.now = now;
  };
}

const denies = (rig: Rig, environment: string) =>
  rig.members(environment).filter(({ router }) => router && evaluated(router).outcome === 'deny').length;

/** What becomes of the time. */
export const CLOCKS: readonly Fault[] = [
  {
    name: 'the clocks of routers are ahead of every proof',
    quick: true,
    run: async (rig) => {
      rig.denying = true;
      const mend = setOff(20 * MINUTE);
      try {
        await until(() => denies(rig, 'strict') === rig.members('strict').length);
        await rig.publish();
        const asked = rig.members().map(({ router }) => router?.refresh());
        await Promise.all(asked);
      } finally {
        mend();
      }
      await rig.converged();
      rig.denying = false;
    },
  },
  {
    name: 'the clocks of routers are set back',
    quick: true,
    run: async (rig) => {
      const mend = setOff(-120 * MINUTE);
      try {
        await rig.publish();
        await rig.converged();
        await until(() => rig.members().every(({ told }) => told.some(({ event }) => event === 'clock')));
      } finally {
        mend();
      }
      await rig.publish();
    },
  },
  {
    name: 'nothing is proved for longer than denyAfter, and routers start anew meanwhile',
    quick: true,
    run: async (rig) => {
      await Promise.all([...rig.hosts.map((host) => host.kill()), rig.postgres.kill()]);
      const mend = setOff(9 * MINUTE);
      try {
        // Not yet: routers that start now go by what is on their disks.
        await Promise.all(rig.members().map(rig.fleet.stop));
        await Promise.all(rig.members().map(rig.fleet.start));
        if (denies(rig, 'strict') > 0) throw new Error('a router denies before it must');
        rig.denying = true;
        mend();
        setOff(11 * MINUTE);
        await until(() => denies(rig, 'strict') === rig.members('strict').length);
        await Promise.all(rig.members().map(rig.fleet.stop));
        await Promise.all(rig.members().map(rig.fleet.start));
        if (denies(rig, 'strict') < rig.members('strict').length)
          throw new Error('a router decides without proof');
        if (denies(rig, 'production') > 0) throw new Error('a router denies that must not');
      } finally {
        mend();
      }
      await rig.postgres.start();
      await Promise.all(rig.hosts.map((host) => host.start()));
      await rig.converged();
      rig.denying = false;
    },
  },
];
