import type { Stated } from '@/lib/catalog/change';
import type { Origin } from '@/lib/catalog/plan';

/** Who states a value: its own origin, or of a list the newest of its members'. Null = nobody. */
export function originOf(stated: Stated | null): Origin | null {
  if (!stated) return null;
  if (stated.origin) return stated.origin;
  if (!Array.isArray(stated.value)) return null;
  const members = (stated.value as readonly Partial<Origin>[]).filter(
    (member): member is Origin => typeof member?.source === 'string' && typeof member.asOf === 'string',
  );
  return members.reduce<Origin | null>(
    (newest, member) => (newest && newest.asOf >= member.asOf ? newest : member),
    null,
  );
}
