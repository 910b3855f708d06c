import type { DeskEntry } from './entries';

/** "Retention", or "Retention · 2" where there are several of its type. */
export function entryName({ type, nth }: DeskEntry): string {
  return nth === null ? type.name : `${type.name} · ${nth}`;
}
