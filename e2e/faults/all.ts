import type { Fault } from './fault';
import { NETWORK } from './network';
import { OUTAGES } from './outages';

/** Every fault, in the order in which they are tried. */
export const FAULTS: readonly Fault[] = [...OUTAGES, ...NETWORK];
