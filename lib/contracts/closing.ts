import type { ClauseContent, ClauseStatus } from './clause-content';

/** What needs no second person: the other side does not give it, or the papers contradict each other. */
const CLOSES: readonly ClauseStatus[] = ['refused', 'conflict'];

/** What only what is agreed can open, and a scope or time that is another than before could: two people then. */
const REACH = ['scope', 'validFrom', 'validTo', 'effect', 'replaces'] as const;

/**
 * Whether a clause may hold as soon as it is written, without a second person: it says that something is refused or in
 * conflict, and reaches no less far than what holds of it now, so that nothing that this one kept shut opens.
 * @param inForce what holds of the clause now; null = nothing
 */
export function holdsWithoutSecond(content: ClauseContent, inForce: ClauseContent | null): boolean {
  if (!CLOSES.includes(content.status)) return false;
  if (!inForce) return content.effect === 'adds';
  return REACH.every((part) => same(content[part], inForce[part]));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Keys and members in one order, parts that say nothing left out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, sorted(part)]);
}
