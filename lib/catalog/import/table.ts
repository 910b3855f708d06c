import type { PriceStatement } from '../change';
import { channelByKey, offeringApi } from '../channels';
import { fieldSchema } from '../fields';
import { modelIdentity } from '../model-identity';
import { offeringKey } from '../offering-key';
import type { PriceUnitKey } from '../price-units';
import type { ImportedOffering, ReadSource } from './imported';
import { cellText } from './table-cells';
import type { TableContext, TableMapping, TableRows } from './table-columns';
import { headersUpTo } from './table-head';
import { namer, offeringsCalled } from './table-names';
import { type ReadRow, readRow } from './table-row';

/** Everything that a table says of one request id, in one tier or several. */
interface Group {
  readonly first: ReadRow;
  readonly rows: number[];
  readonly tiers: Map<string, Map<PriceUnitKey, PriceStatement[]>>;
  readonly values: Map<string, { readonly value: unknown; readonly row: number }>;
  readonly model: Map<string, { readonly value: unknown; readonly row: number }>;
}

const blank = (row: TableRows[number]): boolean => row.every((cell) => cellText(cell) === '');

/** "rows 4, 7–9" */
export function rowNumbers(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const from = rows[at] ?? 0;
    let to = from;
    while (rows[at + 1] === to + 1) {
      to += 1;
      at += 1;
    }
    parts.push(from === to ? String(from) : `${from}–${to}`);
  }
  return `${rows.length === 1 ? 'row' : 'rows'} ${parts.join(', ')}`;
}

/** What tells two prices of one unit apart. */
const condition = (price: PriceStatement): string =>
  JSON.stringify([
    price.aboveTokens,
    price.fromQuantity,
    price.scope,
    price.validFrom,
    price.validTo,
    price.dailyFrom,
    price.dailyTo,
  ]);

/**
 * Reads a table by its mapping. A row is of one offering and says some of its prices and values; rows of one request id are one
 * offering, or one for each of its tiers. `rows` counts the rows that are not empty: each is named by the `entry` of an offering
 * or skipped with its reason.
 */
export function readTable(rows: TableRows, mapping: TableMapping, context: TableContext): ReadSource {
  const headers = headersUpTo(rows, mapping.headerRows);
  const called = offeringsCalled(context);
  const name = namer(mapping, context, called);
  const groups = new Map<string, Group>();
  const skipped: { row: string; reason: string }[] = [];
  const notes: { row: string; field: string; reason: string }[] = [];
  const header = rows[mapping.headerRows - 1]?.map(cellText).join('\u0000');
  let count = 0;
  for (const [index, row] of rows.entries()) {
    if (index < mapping.headerRows || blank(row)) continue;
    count += 1;
    const at = `row ${index + 1}`;
    const skip = (reason: string): void => void skipped.push({ row: at, reason });
    if (row.map(cellText).join('\u0000') === header) {
      skip('It repeats the header.');
      continue;
    }
    if (
      row.filter((cell) => cellText(cell) !== '').length === 1 &&
      mapping.columns.filter(({ use }) => use !== 'ignore').length > 2
    ) {
      skip('It is a heading: only one of its cells is filled.');
      continue;
    }
    const named = name(row);
    const read = 'refused' in named ? named : readRow(row, headers, named, mapping, context, called);
    if ('refused' in read) {
      skip(read.refused);
      continue;
    }
    const contradiction = add(groups, read, index + 1, (field, reason) =>
      notes.push({ row: at, field, reason }),
    );
    if (contradiction) skip(contradiction);
    else for (const note of read.notes) notes.push({ row: at, ...note });
  }
  const offerings = [...groups.values()].flatMap((group) => offeringsOf(group));
  return { rows: count, asOf: context.asOf, offerings, skipped, notes: atMost(notes) };
}

type Note = ReadSource['notes'][number];
const MOST_NOTES = 10_000;

/** A column that is mapped wrongly is noted once for each row, and read by nobody. */
function atMost(notes: readonly Note[]): readonly Note[] {
  if (notes.length <= MOST_NOTES) return notes;
  const rest = { row: '', field: '', reason: `There are ${notes.length - MOST_NOTES} more of these.` };
  return [...notes.slice(0, MOST_NOTES), rest];
}

/** Adds a row to what is known of its offering. Why it adds nothing, or null. */
function add(
  groups: Map<string, Group>,
  read: ReadRow,
  row: number,
  note: (field: string, reason: string) => void,
): string | null {
  const key = `${read.channel} ${read.requestId.toLowerCase()} ${read.profile ?? ''}`;
  const group: Group = groups.get(key) ?? {
    first: read,
    rows: [],
    tiers: new Map(),
    values: new Map(),
    model: new Map(),
  };
  let said = 0;
  const problems: string[] = [];
  for (const { tier, unit, price } of read.prices) {
    const prices = group.tiers.get(tier) ?? new Map<PriceUnitKey, PriceStatement[]>();
    const there = prices.get(unit)?.find((other) => condition(other) === condition(price));
    if (there) {
      const differs = there.amount !== price.amount || there.free !== price.free;
      problems.push(
        differs
          ? `Another row has ${unit} at ${there.amount}, and this one at ${price.amount}.`
          : `Another row says ${unit} already.`,
      );
      continue;
    }
    said += 1;
    prices.set(unit, [...(prices.get(unit) ?? []), price]);
    group.tiers.set(tier, prices);
  }
  for (const [kind, found, into] of [
    ['offering', read.values, group.values],
    ['model', read.model, group.model],
  ] as const) {
    for (const [field, value] of Object.entries(found)) {
      const parsed = fieldSchema(kind, field)?.safeParse(value);
      const there = into.get(field);
      if (!parsed?.success) note(field, parsed?.error.issues[0]?.message ?? 'There is no such field.');
      else if (!there) {
        into.set(field, { value: parsed.data, row });
        said += 1;
      } else if (JSON.stringify(there.value) !== JSON.stringify(parsed.data))
        note(field, `Row ${there.row} says otherwise.`);
    }
  }
  if (said === 0) return problems[0] ?? 'Other rows say all of it already.';
  for (const problem of problems) note('price', problem);
  group.rows.push(row);
  groups.set(key, group);
  return null;
}

/** The offerings of one request id: one of each tier that has prices, and the ordinary one where none has. */
function offeringsOf({ first, rows, tiers, values, model }: Group): ImportedOffering[] {
  const identity = modelIdentity(first.channel, first.requestId);
  const told = first.profile === identity.profile || first.profile === null ? '' : `@${first.profile}`;
  const facts = Object.fromEntries([...values].map(([field, { value }]) => [field, value]));
  const found = tiers.size > 0 ? [...tiers.keys()] : [first.tier];
  return found.map((tier) => ({
    key: offeringKey(first.channel, `${first.requestId}${told}`, tier),
    channel: first.channel,
    channelName: first.channelName?.slice(0, 200),
    api: offeringApi(channelByKey(first.channel, first.requestId), identity.readable),
    requestId: first.requestId,
    profile: first.profile,
    serviceTier: tier,
    modelName: first.modelName?.slice(0, 200),
    entry: rowNumbers(rows),
    values: facts,
    prices: Object.fromEntries(tiers.get(tier) ?? []),
    model: {
      ...Object.fromEntries([...model].map(([field, { value }]) => [field, value])),
      ...(first.owner === undefined ? {} : { owner: first.owner }),
    },
    otherIds: [],
  }));
}
