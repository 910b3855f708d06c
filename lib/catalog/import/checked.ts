import { refused } from '@/lib/core/errors';
import type { PriceStatement } from '../change';
import { fieldSchema } from '../fields';
import { isPriceUnit } from '../price-units';
import { priceListSchema } from '../statement-schema';
import type { ImportedOffering, ReadSource } from './imported';

type Note = ReadSource['notes'][number];

const INSTANTS = new Set(['soldFrom', 'soldUntil', 'deprecatedFrom']);
const instantOf = (text: string | null): string | null => text && new Date(text).toISOString();

/** Values in the form in which the catalogue would give them back; those that it would refuse become notes. */
function values<Values extends object>(
  kind: 'offering' | 'model',
  offering: ImportedOffering,
  stated: Values,
  notes: Note[],
): Values {
  const checked = Object.entries(stated).flatMap(([field, value]) => {
    const parsed = fieldSchema(kind, field)?.safeParse(value);
    if (!parsed?.success) {
      const reason = parsed?.error.issues[0]?.message ?? 'There is no such field.';
      notes.push({ row: offering.entry, field, reason });
      return [];
    }
    const data: unknown = parsed.data;
    return [[field, INSTANTS.has(field) && typeof data === 'string' ? instantOf(data) : data] as const];
  });
  return Object.fromEntries(checked) as Values;
}

function prices(offering: ImportedOffering, notes: Note[]): ImportedOffering['prices'] {
  const checked = Object.entries(offering.prices).flatMap(([unit, list]) => {
    const dated = list.map((price) => ({
      ...price,
      validFrom: instantOf(price.validFrom),
      validTo: instantOf(price.validTo),
    }));
    const parsed = priceListSchema.safeParse(dated);
    if (parsed.success && isPriceUnit(unit))
      return [[unit, parsed.data as readonly PriceStatement[]] as const];
    const reason = parsed.error?.issues[0]?.message ?? 'There is no such unit.';
    notes.push({ row: offering.entry, field: `price:${unit}`, reason });
    return [];
  });
  return Object.fromEntries(checked);
}

/** Ten times what any source publishes. More would keep the console from answering while it is compared. */
const MOST_ROWS = 100_000;
const MOST_OFFERINGS = 50_000;

/**
 * What was read, with all that the catalogue would refuse taken out and noted: an import can be applied as it is. Of
 * offerings that come to one key the first stays.
 *
 * @throws AppError refused for more than a catalogue has any use for
 */
export function checkedSource(read: ReadSource): ReadSource {
  if (read.rows > MOST_ROWS || read.offerings.length > MOST_OFFERINGS) {
    const most = `${MOST_ROWS.toLocaleString('en')} rows, or ${MOST_OFFERINGS.toLocaleString('en')} offerings`;
    throw refused(`This holds more than ${most}. Split it.`);
  }
  const notes: Note[] = [...read.notes];
  const byKey = new Map<string, ImportedOffering>();
  for (const offering of read.offerings) {
    if (byKey.has(offering.key)) {
      notes.push({
        row: offering.entry,
        field: 'key',
        reason: `Another row states ${offering.key} already.`,
      });
      continue;
    }
    byKey.set(offering.key, {
      ...offering,
      values: values('offering', offering, offering.values, notes),
      model: values('model', offering, offering.model, notes),
      prices: prices(offering, notes),
    });
  }
  return { ...read, offerings: [...byKey.values()], notes };
}
