import type { PriceStatement } from '../change';
import type { ModelField, OfferingField } from '../fields';
import { modelIdentity } from '../model-identity';
import { offeringKey } from '../offering-key';
import type { PriceUnitKey } from '../price-units';
import { type Cell, cellText, clockIn, countIn, dayIn, isBlank, nameOf } from './table-cells';
import type { ColumnField, TableCell, TableContext, TableMapping } from './table-columns';
import type { Header } from './table-head';
import { priceName } from './table-header';
import type { Called, Named } from './table-names';
import { NoRate, type PricePlace, priceIn } from './table-prices';
import { MODEL_VALUES, OFFERING_VALUES, valuesOf } from './table-values';

/** What one row says of one offering, or why it is not taken. */
export type RowRead = { readonly refused: string } | ReadRow;

export interface ReadRow extends Named {
  readonly profile: string | null;
  readonly tier: string;
  readonly prices: readonly {
    readonly tier: string;
    readonly unit: PriceUnitKey;
    readonly price: PriceStatement;
  }[];
  readonly values: Partial<Record<OfferingField, unknown>>;
  readonly model: Partial<Record<ModelField, unknown>>;
  readonly notes: readonly { readonly field: string; readonly reason: string }[];
}

type Cells = ReadonlyMap<ColumnField, TableCell>;
const filled = (cells: Cells, field: ColumnField): TableCell => {
  const cell = cells.get(field) ?? null;
  return isBlank(cellText(cell)) ? null : cell;
};

/** Thrown for what makes a whole row useless. */
class Refused extends Error {}
function must<T>(cell: Cell<T>): T {
  if ('refused' in cell) throw new Refused(cell.refused);
  return cell.value;
}

/** When and for whom the prices of a row hold. What cannot be read refuses the row: a price without its condition is another price. */
function conditions(cells: Cells, mapping: TableMapping): Partial<PriceStatement> {
  const read = <T>(field: ColumnField, reader: (cell: TableCell) => Cell<T>): T | null => {
    const cell = filled(cells, field);
    return cell === null ? null : must(reader(cell));
  };
  const count = (cell: TableCell) => countIn(cell, mapping.decimal);
  const from = read('validFrom', (cell) => dayIn(cell, mapping.dates));
  const until = read('validTo', (cell) => dayIn(cell, mapping.dates));
  // A list that is valid until a day still holds on it.
  const validTo = until && new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000).toISOString();
  const validFrom = from && `${from}T00:00:00.000Z`;
  if (validFrom && validTo && validFrom >= validTo) throw new Refused('It ends before it begins.');
  const [dailyFrom, dailyTo] = [read('dailyFrom', clockIn), read('dailyTo', clockIn)];
  if ((dailyFrom === null) !== (dailyTo === null))
    throw new Refused('It has one hour of day without the other.');
  return {
    aboveTokens: read('aboveTokens', count) ?? 0,
    fromQuantity: read('fromQuantity', count) ?? 0,
    scope: read('scope', (cell) => nameOf(cellText(cell))) ?? mapping.defaults.scope,
    validFrom,
    validTo,
    dailyFrom,
    dailyTo,
  };
}

function currencyOf(cells: Cells): string | null {
  const cell = filled(cells, 'currency');
  if (cell === null) return null;
  const code = cellText(cell).toUpperCase();
  const known = code === '€' ? 'EUR' : code === '$' ? 'USD' : code === '£' ? 'GBP' : code;
  if (!/^[A-Z]{3}$/.test(known))
    throw new Refused(`“${code.slice(0, 20)}” is not a currency code such as EUR.`);
  return known;
}

/** The one price of a row that names its unit: `null` where the table has no such columns. */
function rowPrice(
  cells: Cells,
  mapping: TableMapping,
  base: Pick<PricePlace, 'currency' | 'when'>,
): (PricePlace & { readonly tier: string | null }) | null {
  if (!mapping.columns.some((column) => column.use === 'field' && column.field === 'amount')) return null;
  if (filled(cells, 'amount') === null) return null;
  const unit = cellText(cells.get('unit'));
  const name = priceName(unit);
  if (!name)
    throw new Refused(
      unit === '' ? 'It has a price and no unit.' : `“${unit.slice(0, 60)}” is no unit that is known.`,
    );
  const cell = filled(cells, 'per');
  const stated = cell === null ? null : perOf(cell, mapping) * name.each;
  const above = name.aboveTokens > 0 ? { ...base.when, aboveTokens: name.aboveTokens } : base.when;
  return {
    header: unit,
    unit: name.unit,
    per: stated ?? name.per ?? mapping.defaults.per,
    currency: name.currency ?? base.currency,
    when: above,
    tier: name.tier,
  };
}

/** "1M", "1,000" or "1M tokens": for how many units a price is. */
function perOf(cell: TableCell, mapping: TableMapping): number {
  const words = cellText(cell)
    .replace(/^per /i, '')
    .replace(/(tokens?|pages?|images?|requests?|characters?)$/i, '')
    .trim();
  const one = words === '' ? 1 : must(countIn(typeof cell === 'number' ? cell : words, mapping.decimal));
  if (one <= 0) throw new Refused('It is priced for no units at all.');
  return one;
}

/** Reads a row. `named` says which offering it is of (`table-names.ts`). */
export function readRow(
  row: readonly TableCell[],
  headers: readonly Header[],
  named: Named,
  mapping: TableMapping,
  context: TableContext,
  called: Called,
): RowRead {
  const cells = new Map<ColumnField, TableCell>();
  for (const [index, column] of mapping.columns.entries()) {
    const cell = row[index] ?? null;
    if (column.use === 'field') cells.set(column.field, cell);
  }
  const notes: { field: string; reason: string }[] = [];
  const refuse = (field: string, reason: string): void => void notes.push({ field, reason });
  try {
    const identity = modelIdentity(named.channel, named.requestId);
    const tierCell = filled(cells, 'serviceTier');
    const tier = tierCell === null ? identity.tier : tierWord(cellText(tierCell));
    const profileCell = filled(cells, 'profile');
    const profile =
      profileCell === null ? identity.profile : must(nameOf(cellText(profileCell).toLowerCase()));
    const base = { currency: currencyOf(cells), when: conditions(cells, mapping) };
    const prices: { tier: string; unit: PriceUnitKey; price: PriceStatement }[] = [];
    const single = rowPrice(cells, mapping, base);
    if (single) {
      const price = priceIn(filled(cells, 'amount'), single, mapping, context);
      if (price) prices.push({ tier: single.tier ?? tier, unit: single.unit, price: must(price) });
    }
    for (const [index, column] of mapping.columns.entries()) {
      if (column.use !== 'price') continue;
      const header = headers[index]?.full || `column ${index + 1}`;
      const above = column.aboveTokens > 0 ? { ...base.when, aboveTokens: column.aboveTokens } : base.when;
      const place = {
        header,
        unit: column.unit as PriceUnitKey,
        per: column.per,
        currency: column.currency ?? base.currency,
        when: above,
      };
      const price = priceIn(row[index] ?? null, place, mapping, context);
      if (price === null) continue;
      if ('refused' in price) refuse(header, price.refused);
      else prices.push({ tier: column.tier ?? tier, unit: place.unit, price: price.value });
    }
    const stated = valuesOf(cells, OFFERING_VALUES, mapping, refuse);
    const model = valuesOf(cells, MODEL_VALUES, mapping, refuse);
    const { successor, ...values } = stated;
    if (typeof successor === 'string') {
      const key = keyOf(successor, named.channel, called);
      if (key === null)
        refuse('successor', `“${successor.slice(0, 60)}” is not one offering that the catalogue has.`);
      else values.successor = key;
    }
    if (named.ownerName !== undefined && named.owner === undefined)
      refuse('owner', `The catalogue has no vendor “${named.ownerName.slice(0, 60)}”.`);
    if (prices.length + Object.keys(values).length + Object.keys(model).length === 0)
      return {
        refused: notes[0]
          ? `${notes[0].field}: ${notes[0].reason}`
          : 'It states nothing but which offering it is of.',
      };
    return { ...named, profile, tier, prices, values, model, notes };
  } catch (error) {
    if (error instanceof Refused || error instanceof NoRate) return { refused: error.message };
    throw error;
  }
}

/** The key of the one offering that is called so, at the same seller unless a key says another. */
function keyOf(name: string, channel: string, called: Called): string | null {
  const slash = name.indexOf('/');
  const there = slash > 0 ? called(name.slice(0, slash).toLowerCase(), name.slice(slash + 1)) : [];
  const seller = there.length === 1 ? name.slice(0, slash).toLowerCase() : channel;
  const [only, another] = there.length === 1 ? there : called(channel, name);
  return only === undefined || another !== undefined ? null : offeringKey(seller, only);
}

function tierWord(text: string): string {
  const word = text.toLowerCase().replace(/[\s_]+/g, '-');
  if (/^(standard|default|on-demand|normal|regular)$/.test(word)) return 'standard';
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(word)) throw new Refused(`“${text.slice(0, 40)}” is no service tier.`);
  return word;
}
