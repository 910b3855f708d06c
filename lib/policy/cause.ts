import type { CauseMask } from './prepared';
import { CAUSES, type Cause } from './types';

const BITS: ReadonlyMap<unknown, CauseMask> = new Map(CAUSES.map((cause, index) => [cause, 1 << index]));

/** The bit of a cause, or 0 for anything else. */
export function causeBit(cause: unknown): CauseMask {
  return BITS.get(cause) ?? 0;
}

const LISTS = new Map<CauseMask, readonly Cause[]>();

/** The causes of a mask, ascending, or null if there are none: one frozen list for each mask, since decisions show them. */
export function causesIn(mask: CauseMask): readonly Cause[] | null {
  return mask === 0 ? null : (LISTS.get(mask) ?? listIn(mask));
}

function listIn(mask: CauseMask): readonly Cause[] {
  const list = Object.freeze(CAUSES.filter((cause) => (mask & causeBit(cause)) !== 0));
  LISTS.set(mask, list);
  return list;
}

export const LOW_QUALITY: CauseMask = causeBit('low_quality');
export const UNAVAILABLE: CauseMask = causeBit('unavailable');
export const CONTEXT_EXCEEDED: CauseMask = causeBit('context_exceeded');
