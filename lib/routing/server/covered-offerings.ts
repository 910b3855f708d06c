import type { Transaction } from '@/lib/db/client';
import { clearanceWithoutEvidence } from '@/lib/sensitivity/clearance';
import type { Covered } from '../covered';
import type { Loss } from '../narrow-clearance';
import { offeringRecords } from './offering-records';
import { vocabularyRecords } from './records';

/** What evidence allows of offerings in one environment at one moment; worked out as it is asked for. */
export interface CoveredOfferings {
  readonly keys: readonly string[];
  /** Null for an offering that there is not. */
  readonly of: (offering: string) => Covered | null;
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
  const { levels, tags } = await vocabularyRecords(tx);
  const clearance = clearanceWithoutEvidence(levels, tags);
  const records = await offeringRecords(tx, keys);
  return {
    keys: Object.keys(records),
    of: (key) => {
      const record = records[key];
      return record ? { clearance, capabilities: record.capabilities, requires: {} } : null;
    },
    why: () => [],
  };
}
