import { db, type Transaction } from '@/lib/db/client';
import { type ClearedOffering, clearanceWithoutEvidence } from '@/lib/sensitivity/clearance';
import type { Loss } from '../narrow-clearance';
import type { OfferingFacts } from '../records';
import { offeringRecords } from './offering-records';

/** What evidence allows of offerings in one environment at one moment; worked out as it is asked for. */
export interface CoveredOfferings {
  readonly keys: readonly string[];
  /** Null for an offering that there is not. */
  readonly of: (offering: string) => ClearedOffering | null;
  /** Of each of `keys`, by key. */
  readonly all: () => OfferingFacts['covered'];
  /** Why an offering lost something, in sentences without any passage. */
  readonly why: (loss: Loss) => readonly string[];
}

/**
 * What the evidence that a transaction sees allows of offerings.
 * @param keys archived ones too; null = all that are not archived
 */
export async function coveredOfferings(
  tx: Transaction,
  _environment: string,
  keys: readonly string[] | null,
  _now: Date,
): Promise<CoveredOfferings> {
  const alive = { where: { archivedAt: null } } as const;
  const levels = await tx.sensitivityLevel.findMany({ ...alive, orderBy: { rank: 'asc' } });
  const tags = await tx.sensitivityTag.findMany(alive);
  const clearance = clearanceWithoutEvidence(levels as never, tags as never);
  const records = await offeringRecords(tx, keys);
  const found = Object.keys(records);
  const of = (key: string): ClearedOffering | null => {
    const record = records[key];
    return record ? { clearance, capabilities: record.capabilities, evidence: {} } : null;
  };
  return {
    keys: found,
    of,
    all: () => Object.fromEntries(found.map((key) => [key, of(key)])) as never,
    why: () => [],
  };
}

/** Of every offering that is not archived, as it is now. */
export function coveredNow(environment: string, now: Date): Promise<CoveredOfferings> {
  return coveredOfferings(db(), environment, null, now);
}
