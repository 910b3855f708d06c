import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { type Database, db } from '@/lib/db/client';
import type { DiscrepancySettlement } from '@/lib/db/generated/client';
import { sameValue } from '../change';
import { disagreementOn, disputableFields } from '../disagreement';
import {
  type Discrepancy,
  SETTLEMENT_OUTCOMES,
  type SourceStatement,
  type StalePrices,
} from '../discrepancy';
import { samePrices } from '../import/price-difference';
import { knownValues } from '../known-values';
import { type CatalogueSnapshot, catalogueSnapshot } from './snapshot';
import { sourceStatements } from './source-statements';

type Found = Omit<Discrepancy, 'settlement'>;
type Statements = Awaited<ReturnType<typeof sourceStatements>>;

// Per client: computed once for a catalogue and what sources say of it.
const cache = globalThis as typeof globalThis & {
  fairleadDiscrepancies?: WeakMap<Database, { records: object; statements: Statements; found: Found[] }>;
};
cache.fairleadDiscrepancies ??= new WeakMap();
const kept = cache.fairleadDiscrepancies;

function discrepancies({ records, rows }: CatalogueSnapshot, statements: Statements): readonly Found[] {
  const have = kept.get(db());
  if (have?.records === records && have.statements === statements) return have.found;
  const known = knownValues(records);
  const named = new Map(rows.map((row) => [row.key, row]));
  const found = records.offerings.flatMap((record): Found[] => {
    const says = statements.get(record.key) ?? [];
    const row = named.get(record.key);
    if (says.length === 0 || !row) return [];
    return disputableFields(known.units(record).keys(), says).flatMap((field) => {
      const disagreement = disagreementOn(field, known.offering(record, field), says);
      if (!disagreement) return [];
      const { key: offering, modelName, channelName } = row;
      return [{ id: `${offering}/${field}`, offering, modelName, channelName, field, ...disagreement }];
    });
  });
  kept.set(db(), { records, statements, found });
  return found;
}

const placeOf = (row: { readonly offeringKey: string; readonly field: string }): string =>
  `${row.offeringKey}/${row.field}`;

/** The last settlement of each, by id of the discrepancy. */
async function settlements(): Promise<Map<string, DiscrepancySettlement>> {
  const rows = await db().discrepancySettlement.findMany({
    where: { archivedAt: null },
    orderBy: { at: 'asc' },
  });
  return new Map(rows.map((row) => [placeOf(row), row]));
}

/** Whether another's value was taken and the catalogue has its own of then again, because that was undone. */
function takenBack(row: DiscrepancySettlement, { statements: [now] }: Found): boolean {
  const [then] = row.statements as unknown as readonly SourceStatement[];
  return row.outcome === 'take' && then?.current === true && sameValue(then.value, now?.value);
}

/**
 * Where sources disagree: first what nobody has looked at or is open again, then what a vendor was asked, then what is settled.
 * Of each the widest first.
 */
export async function listDiscrepancies(now: Date = new Date()): Promise<Discrepancy[]> {
  const [snapshot, statements, settled] = await Promise.all([
    catalogueSnapshot(now),
    sourceStatements(),
    settlements(),
  ]);
  const names = await actorNames(
    db(),
    [...settled.values()].map(({ actorId }) => actorId),
  );
  const found = discrepancies(snapshot, statements).map((one): Discrepancy => {
    const row = settled.get(one.id);
    return {
      ...one,
      settlement: row
        ? {
            id: row.id,
            outcome: SETTLEMENT_OUTCOMES.find((outcome) => outcome === row.outcome) ?? 'keep',
            note: row.note,
            by: names.get(row.actorId) ?? null,
            at: instant(row.at),
            holds: row.digest === one.digest && !takenBack(row, one),
          }
        : null,
    };
  });
  const rank = ({ settlement }: Discrepancy): number =>
    !settlement?.holds ? 0 : settlement.outcome === 'ask' ? 1 : 2;
  const size = ({ percent }: Discrepancy): number => (percent === null ? Infinity : Math.abs(percent));
  return found.sort((a, b) => rank(a) - rank(b) || size(b) - size(a) || (a.id < b.id ? -1 : 1));
}

/** How much there is to settle: discrepancies that are open, those of which a vendor was asked, and stale prices. */
export async function settleCounts(
  now: Date = new Date(),
): Promise<{ readonly discrepancies: number; readonly asked: number; readonly stale: number }> {
  const all = await listDiscrepancies(now);
  const stale = await listStalePrices(now);
  return {
    discrepancies: all.filter(({ settlement }) => !settlement?.holds).length,
    asked: all.filter(({ settlement }) => settlement?.holds && settlement.outcome === 'ask').length,
    stale: stale.length,
  };
}

const DAY = 86_400_000;

/** Prices that nobody and nothing has confirmed for 90 days: neither their own source nor another that says the same. */
export async function listStalePrices(now: Date = new Date()): Promise<StalePrices[]> {
  const [{ records, rows }, statements] = await Promise.all([catalogueSnapshot(now), sourceStatements()]);
  const known = knownValues(records);
  const byKey = new Map(records.offerings.map((record) => [record.key, record]));
  const found = rows.flatMap((row): StalePrices[] => {
    const record = row.stalePrices ? byKey.get(row.key) : undefined;
    if (!record) return [];
    const units = [...known.units(record)];
    const prices = units.flatMap(([, list]) => list);
    const said = (statements.get(row.key) ?? []).flatMap(({ source, offering }) =>
      units.some(([unit, list]) => {
        const stated = Object.entries(offering.prices).find(([one]) => one === unit)?.[1];
        return stated !== undefined && samePrices(list, stated, source.asOf);
      })
        ? [source.asOf]
        : [],
    );
    const confirmedOn = [...prices.map(({ asOf }) => asOf), ...said].sort().at(-1) ?? '';
    const days = Math.floor((now.getTime() - Date.parse(confirmedOn)) / DAY);
    if (days <= STALE_DAYS) return [];
    const { key: offering, modelName, channelName, revision } = row;
    const source = prices[0]?.source ?? '';
    return [
      {
        offering,
        modelName,
        channelName,
        confirmedOn,
        days,
        units: units.map(([unit]) => unit),
        source,
        revision,
      },
    ];
  });
  return found.sort((a, b) => b.days - a.days || (a.offering < b.offering ? -1 : 1));
}
const STALE_DAYS = 90;
