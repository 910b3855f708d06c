import { type Fault, onTheWay } from './fault';
import { lying, overheard } from './lie';

/** What was true once, or is true elsewhere, said to routers as if it were true for them now. */
export const LIES: readonly Fault[] = [
  onTheWay('an older version is served, signed and proved when it was the active one', true, async (rig) => {
    const older = {
      production: await overheard(rig, 'production'),
      strict: await overheard(rig, 'strict'),
    };
    for (let times = 0; times < 2; times += 1) {
      await rig.publish();
      await rig.converged();
    }
    return lying(rig, (environment) => [older[environment as keyof typeof older]]);
  }),
  onTheWay("another environment's policy is served, as its routers get it", true, async (rig) => {
    const [production, strict] = [await overheard(rig, 'production'), await overheard(rig, 'strict')];
    return lying(rig, (environment) => [environment === 'strict' ? production : strict]);
  }),
];
