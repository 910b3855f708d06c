import {
  COLUMN_FIELD_KEYS,
  COLUMN_FIELDS,
  type ColumnField,
  type ColumnUse,
} from '@/lib/catalog/import/table-columns';
import { isPriceUnit, PRICE_UNIT_KEYS, PRICE_UNITS } from '@/lib/catalog/price-units';

/** A use of a column as one text, for a list to choose from: "ignore", "field:channel", "price:input". */
export function keyOfUse(use: ColumnUse): string {
  if (use.use === 'field') return `field:${use.field}`;
  return use.use === 'price' ? `price:${use.unit}` : 'ignore';
}

const isField = (key: string): key is ColumnField => (COLUMN_FIELD_KEYS as readonly string[]).includes(key);

/** The use that a choice stands for; a price keeps what was set of the one before. */
export function columnUseOf(key: string, before: ColumnUse): ColumnUse {
  const name = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('field:') && isField(name)) return { use: 'field', field: name };
  if (!key.startsWith('price:') || !isPriceUnit(name)) return { use: 'ignore' };
  if (before.use === 'price') return { ...before, unit: name };
  const per = PRICE_UNITS[name].per === 'token' ? 1_000_000 : 1;
  return { use: 'price', unit: name, per, currency: null, aboveTokens: 0, tier: null };
}

const GROUPS = [...new Set(Object.values(COLUMN_FIELDS).map(({ group }) => group))];

/** Everything that a column can be, in groups. */
export const COLUMN_USES = [
  { group: 'Nothing', items: [{ value: 'ignore', label: 'Left out' }] },
  ...GROUPS.slice(0, 1).map(fieldsOf),
  {
    group: 'Prices',
    items: PRICE_UNIT_KEYS.map((unit) => ({
      value: `price:${unit}`,
      label: `${PRICE_UNITS[unit].name} price`,
    })),
  },
  ...GROUPS.slice(1).map(fieldsOf),
];

function fieldsOf(group: string) {
  const items = COLUMN_FIELD_KEYS.filter((key) => COLUMN_FIELDS[key].group === group);
  return { group, items: items.map((key) => ({ value: `field:${key}`, label: COLUMN_FIELDS[key].name })) };
}
