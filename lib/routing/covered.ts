import { own } from '@/lib/core/own';
import type { JsonValue } from '@/lib/policy/types';
import type { Clearance } from '@/lib/sensitivity/clearance';

/** What a request must carry for a clearance to hold: names and values of the offering's own parameters. */
export type Required = Readonly<Record<string, JsonValue>>;

/** What the evidence of a moment allows of one offering in one environment. */
export interface Covered {
  readonly clearance: Clearance;
  /** Of its capabilities those with which every label is open that is open without them, for as long. */
  readonly capabilities: readonly string[];
  /** By label as `labelKey` names it; absent = nothing. */
  readonly requires: Readonly<Record<string, Required>>;
}

/** "level:internal", "tag:pii": how evidence, exceptions and notes name a label. */
export function labelKey(kind: 'level' | 'tag', key: string): string {
  return `${kind}:${key}`;
}

/** Whether what is sent carries all that is required. */
export function carries(sent: Required, required: Required | undefined): boolean {
  return Object.entries(required ?? {}).every(
    ([name, value]) => JSON.stringify(own(sent, name)) === JSON.stringify(value),
  );
}
