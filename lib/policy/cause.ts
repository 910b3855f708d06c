import type { CauseMask } from './prepared';
import { CAUSES } from './types';

const BITS: ReadonlyMap<unknown, CauseMask> = new Map(CAUSES.map((cause, index) => [cause, 1 << index]));

/** The bit of a cause, or 0 for anything else. */
export function causeBit(cause: unknown): CauseMask {
  return BITS.get(cause) ?? 0;
}

export const LOW_QUALITY: CauseMask = causeBit('low_quality');
export const UNAVAILABLE: CauseMask = causeBit('unavailable');
export const CONTEXT_EXCEEDED: CauseMask = causeBit('context_exceeded');
