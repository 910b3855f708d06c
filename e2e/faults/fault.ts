import { until } from '../../lib/delivery/testing/until';
import type { NetworkFault } from './faulty-network';
import type { Rig } from './rig';

/** Something that goes wrong, and ends. While it lasts and after it, the monitor's rules hold. */
export interface Fault {
  readonly name: string;
  /** Takes a few seconds with ten routers: part of `npm test` too. */
  readonly quick: boolean;
  /** Does it, and undoes it; the routers converge afterwards by themselves. */
  readonly run: (rig: Rig) => Promise<void>;
}

/** Ends every router and starts it again from its disk: each then tries a stream, whatever became of those before. */
export async function startAnew(rig: Rig): Promise<void> {
  await Promise.all(rig.members().map(rig.fleet.stop));
  await Promise.all(rig.members().map(rig.fleet.start));
}

/**
 * A fault of the network, that lasts until it has met each router that only polls several times. It mostly meets those that
 * stream too, which may wait for half a minute between two requests.
 */
export function onTheWay(
  name: string,
  quick: boolean,
  make: (rig: Rig) => NetworkFault | Promise<NetworkFault>,
): Fault {
  return {
    name,
    quick,
    run: async (rig) => {
      const met = (times: number) => () =>
        rig.members().every(({ name, stream }) => stream || rig.network.touched(name) >= times);
      rig.network.set(await make(rig));
      try {
        await until(met(1), 60_000);
        await rig.publish();
        await until(met(3), 60_000);
      } finally {
        rig.network.set(null);
      }
    },
  };
}
