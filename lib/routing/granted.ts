import { own } from '@/lib/core/own';
import { clearanceWithoutEvidence } from '@/lib/sensitivity/clearance';
import type { Required } from '@/lib/sensitivity/evidence-ref';
import { type Covered, type RequirementConflict, withParameters } from './covered';
import type { CompileRecords } from './records';

/** What a policy makes of the evidence about an offering: what it is cleared for, and what requests carry for that. */
export interface Granted extends Pick<Covered, 'clearance' | 'capabilities' | 'evidence'> {
  readonly parameters: Required;
  readonly conflicts: readonly RequirementConflict[];
}

/**
 * What each offering of the records is granted, worked out once. One that nothing is known of is cleared for what asks
 * for nothing.
 */
export function grantedOfferings(
  records: Pick<CompileRecords, 'levels' | 'tags' | 'offerings' | 'covered'>,
): (offering: string) => Granted {
  const levels = records.levels.map(({ key }) => key);
  const nothing = clearanceWithoutEvidence(records.levels, records.tags);
  const known = new Map<string, Granted>();
  const same = new Map<string, Granted['clearance']>();
  const grant = (offering: string): Granted => {
    const covered = own(records.covered, offering);
    const capabilities = own(records.offerings, offering)?.capabilities ?? [];
    if (!covered) return { clearance: nothing, capabilities, evidence: {}, parameters: {}, conflicts: [] };
    const { evidence, capabilities: kept } = covered;
    const { clearance, parameters, conflicts } = withParameters(covered, levels);
    // Rankings look at each different clearance once.
    const text = JSON.stringify(clearance);
    const one = same.get(text) ?? clearance;
    same.set(text, one);
    return { clearance: one, capabilities: kept, evidence, parameters, conflicts };
  };
  return (offering) => {
    const granted = known.get(offering) ?? grant(offering);
    known.set(offering, granted);
    return granted;
  };
}

/** Offerings with the capabilities that are covered, and no others: as rankings see them. */
export function coveredOnly(
  offerings: CompileRecords['offerings'],
  grantedTo: (offering: string) => Granted,
): CompileRecords['offerings'] {
  return Object.fromEntries(
    Object.entries(offerings).map(([key, record]) => {
      const { capabilities } = grantedTo(key);
      return [key, capabilities.length === record.capabilities.length ? record : { ...record, capabilities }];
    }),
  );
}
