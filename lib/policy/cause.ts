import type { CauseMask } from './prepared';
import { CAUSES, type Cause } from './types';

/** The bit of a cause, or 0 for anything else. */
export function causeBit(cause: unknown): CauseMask {
  const index = CAUSES.indexOf(cause as Cause);
  return index < 0 ? 0 : 1 << index;
}

export const LOW_QUALITY: CauseMask = causeBit('low_quality');
export const UNAVAILABLE: CauseMask = causeBit('unavailable');
export const CONTEXT_EXCEEDED: CauseMask = causeBit('context_exceeded');
