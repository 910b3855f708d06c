import { z } from 'zod';
import { own } from '@/lib/core/own';
import { type ClearedOffering, requiredBy } from '@/lib/sensitivity/clearance';
import type { EvidenceRef, Required } from '@/lib/sensitivity/evidence-ref';
import { labelRef } from '@/lib/sensitivity/label';

const end = z.iso.datetime({ precision: 3 }).nullable();

/** What the evidence of a moment allows of one offering in one environment; `lib/sensitivity` works it out. */
export const coveredSchema = z.strictObject({
  clearance: z.strictObject({ levels: z.record(z.string(), end), tags: z.record(z.string(), end) }),
  /** Of its capabilities those with which every label is open that is open without them, for as long. */
  capabilities: z.array(z.string()),
  /** By label ("level:internal"), what its clearance rests on; absent = on nothing. */
  evidence: z.record(z.string(), z.array(z.custom<EvidenceRef>())),
});

export type Covered = z.infer<typeof coveredSchema>;

/** What a request must carry for a label: what its evidence asks. Null = that contradicts itself. */
export function requiredFor({ evidence }: Pick<ClearedOffering, 'evidence'>, label: string): Required | null {
  return requiredBy(own(evidence, label) ?? []);
}

/** Whether what is sent carries all that is required. */
export function carries(sent: Readonly<Record<string, unknown>>, required: Required | null): boolean {
  return required !== null && Object.entries(required).every(([name, value]) => own(sent, name) === value);
}

/** A label that an offering cannot be cleared for beside others: it needs another value of a parameter. */
export interface RequirementConflict {
  readonly label: string;
  readonly parameter: string;
}

/**
 * What requests to an offering have to carry so that its clearances hold, and what it is then cleared for. Where two
 * clearances need different values of one parameter the more sensitive level, or the later tag, is not cleared.
 * @param levels ascending in rank
 */
export function withParameters(
  covered: Pick<ClearedOffering, 'clearance' | 'evidence'>,
  levels: readonly string[],
): {
  readonly parameters: Required;
  readonly clearance: Covered['clearance'];
  readonly conflicts: readonly RequirementConflict[];
} {
  const { levels: ends, tags: tagEnds } = covered.clearance;
  const parameters: Record<string, Required[string]> = {};
  const conflicts: RequirementConflict[] = [];
  const adopt = (label: string): boolean => {
    const wanted = requiredFor(covered, label) ?? {};
    const parameter = Object.keys(wanted).find(
      (name) => own(parameters, name) !== undefined && own(parameters, name) !== wanted[name],
    );
    if (parameter === undefined) Object.assign(parameters, wanted);
    else conflicts.push({ label, parameter });
    return parameter === undefined;
  };
  const cleared: [string, string | null][] = [];
  for (const level of levels) {
    const until = own(ends, level);
    if (until === undefined || !adopt(labelRef({ kind: 'level', key: level }))) break;
    cleared.push([level, until]);
  }
  const tags = Object.entries(tagEnds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([key]) => adopt(labelRef({ kind: 'tag', key })));
  const clearance = { levels: Object.fromEntries(cleared), tags: Object.fromEntries(tags) };
  return { parameters, clearance, conflicts };
}
