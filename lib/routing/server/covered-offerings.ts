import { own } from '@/lib/core/own';
import { db, type Transaction } from '@/lib/db/client';
import { clear } from '@/lib/sensitivity/clear';
import { type ClearedOffering, clearanceOf } from '@/lib/sensitivity/clearance';
import type { ClearanceBook } from '@/lib/sensitivity/clearance-book';
import type { ClearanceOffering } from '@/lib/sensitivity/clearance-question';
import type { Missing } from '@/lib/sensitivity/missing';
import {
  bookOf,
  type ClearanceRecords,
  clearanceOfferings,
  clearanceRecords,
  currentOfferings,
  loadClearanceRecords,
} from '@/lib/sensitivity/server/clearance-records';
import { contractDiscounts } from '../contract-discounts';
import { contractPrices } from '../contract-price';
import type { Covered } from '../covered';
import type { CatalogueFacts } from '../records';

/** What evidence allows of offerings in one environment at one moment; worked out as it is asked for. */
export interface CoveredOfferings {
  readonly keys: readonly string[];
  /** Null for an offering that there is not. */
  readonly of: (offering: string) => ClearedOffering | null;
  /** Of each of `keys`, by key. */
  readonly all: () => Record<string, Covered>;
  /** What keeps a label ("level:internal") shut for an offering. */
  readonly missing: (offering: string, label: string) => readonly Missing[];
  /** Offerings at the prices that contracts make of theirs; the same object where none does. */
  readonly atContractPrices: (offerings: CatalogueFacts['offerings']) => CatalogueFacts['offerings'];
}

/**
 * What evidence allows of offerings. A transaction is asked for the evidence that it sees, its own changes too; outside of
 * one the evidence in memory does.
 * @param keys archived ones too; null = all that are not archived
 * @param records where they were read already
 */
export async function coveredOfferings(
  tx: Transaction,
  environment: string,
  keys: readonly string[] | null,
  now: Date,
  records?: ClearanceRecords,
): Promise<CoveredOfferings> {
  const known = records ?? (await (tx === db() ? clearanceRecords() : loadClearanceRecords(tx)));
  const offerings = await clearanceOfferings(tx, known.evidence, keys);
  return coveredBy(bookOf(known, environment, now.getTime()), offerings);
}

/** What a book allows of offerings; nothing where there is no such environment. */
export function coveredBy(
  book: ClearanceBook | null,
  offerings: readonly ClearanceOffering[],
): CoveredOfferings {
  const byKey = new Map(offerings.map((one) => [one.key, one]));
  const of = (key: string): ClearedOffering | null => {
    const offering = byKey.get(key);
    return book && offering ? clearanceOf(book, offering) : null;
  };
  return {
    keys: [...byKey.keys()],
    of,
    all: () =>
      Object.fromEntries(
        [...byKey.keys()].flatMap((key) => {
          const one = of(key);
          return one ? [[key, one as Covered] as const] : [];
        }),
      ),
    missing: (key, label) => {
      const offering = byKey.get(key);
      if (!book || !offering) return [];
      const { missing, verdicts } = clear(book, offering, label);
      return [...missing, ...verdicts.flatMap((verdict) => (verdict.met ? [] : verdict.missing))];
    },
    atContractPrices: (records) => {
      const discounted = [...byKey.values()].flatMap((offering) => {
        const record = own(records, offering.key);
        const discounts = book && record ? contractDiscounts(book, offering) : [];
        if (!record || discounts.length === 0) return [];
        return [[offering.key, { ...record, prices: contractPrices(record.prices, discounts) }] as const];
      });
      return discounted.length === 0 ? records : { ...records, ...Object.fromEntries(discounted) };
    },
  };
}

/** Milliseconds: what begins to hold by itself is seen after at most so long; what ends carries its end with it. */
const KEPT_FOR = 300_000;

interface Kept {
  readonly records: ClearanceRecords;
  readonly offerings: readonly ClearanceOffering[];
  readonly at: number;
  readonly covered: CoveredOfferings;
}

const kept = new Map<string, Kept>();

/** Of every offering that is not archived, from memory: the same object while nothing changes. */
export async function coveredNow(environment: string, now: Date): Promise<CoveredOfferings> {
  const records = await clearanceRecords();
  const offerings = await currentOfferings(records.evidence);
  const have = kept.get(environment);
  const age = have ? now.getTime() - have.at : 0;
  if (have?.records === records && have.offerings === offerings && age >= 0 && age < KEPT_FOR) {
    return have.covered;
  }
  const found = coveredBy(bookOf(records, environment, now.getTime()), offerings);
  kept.set(environment, { records, offerings, at: now.getTime(), covered: found });
  return found;
}
