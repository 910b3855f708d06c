import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault } from './fault';
import { type Rig, startRig } from './rig';

/**
 * Tries each fault in turn on one rig. After each, every router has the active version, and at no moment was one without
 * a policy or decided by one that it must not have.
 *
 * @param seed what all chance comes from
 */
export function tryFaults(faults: readonly Fault[], routers: number, seed: number): void {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(routers, seed);
  }, 120_000);
  afterAll(() => rig?.close(), 60_000);

  it.each(faults)(
    '$name',
    async ({ run }) => {
      for (const { told } of rig.fleet.members) told.length = 0;
      rig.monitor.violations.length = 0;
      const before = rig.monitor.samples();
      try {
        await run(rig);
        await rig.converged();
      } finally {
        expect(rig.monitor.violations).toEqual([]);
      }
      expect(rig.monitor.samples()).toBeGreaterThan(before + routers);
    },
    180_000,
  );
}
