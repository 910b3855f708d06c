import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { PriceStatement, Stated } from '../change';
import { priceUnitOf } from '../fields';
import type { PriceReplacement } from '../price-timeline';
import type { PriceUnitKey } from '../price-units';

/** What the prices of an offering were before, by unit, oldest first. */
export async function priceReplacements(
  offering: string,
): Promise<ReadonlyMap<PriceUnitKey, readonly PriceReplacement[]>> {
  const rows = await db().catalogChange.findMany({
    where: { kind: 'offering', recordKey: offering, change: 'set', field: { startsWith: 'price:' } },
    orderBy: { seq: 'asc' },
    select: { field: true, before: true, after: true, batch: { select: { at: true } } },
  });
  const found = new Map<PriceUnitKey, PriceReplacement[]>();
  for (const { field, before, after, batch } of rows) {
    const unit = priceUnitOf(field ?? '');
    if (!unit) continue;
    const of = found.get(unit) ?? [];
    found.set(unit, of);
    of.push({ at: instant(batch.at), before: pricesOf(before), after: pricesOf(after) });
  }
  return found;
}

function pricesOf(stated: unknown): readonly PriceStatement[] {
  return ((stated as Stated | null)?.value ?? []) as readonly PriceStatement[];
}
