import { SYSTEM_CALLER } from '../system-actor';
import type { Caller } from './command';

/** The system from a command line (scripts). */
export const OPERATOR: Caller = {
  ...SYSTEM_CALLER,
  origin: { via: 'command', address: null, sessionId: null, tokenId: null, requestId: null },
};
