import { BACKUPS } from './backups';
import { CLOCKS } from './clocks';
import { DISK } from './disk';
import type { Fault } from './fault';
import { FORGERIES } from './forgeries';
import { KEYS } from './keys';
import { LIES } from './lies';
import { NETWORK } from './network';
import { OUTAGES } from './outages';
import { TOKENS } from './tokens';

/** Every fault, in the order in which they are tried. */
export const FAULTS: readonly Fault[] = [
  ...OUTAGES,
  ...NETWORK,
  ...LIES,
  ...FORGERIES,
  ...DISK,
  ...CLOCKS,
  ...TOKENS,
  ...KEYS,
  ...BACKUPS,
];
