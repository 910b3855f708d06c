import { acknowledgeableOf, acknowledgementKey, type Finding, findingKey } from './finding';

/** What a program sends to publish in spite of a finding: nothing for an error that stops it whatever anybody says. */
export interface Passable {
  /** For a warning: what accepts it. */
  readonly accept?: string;
  /** For a saved request that failed: what acknowledges it. */
  readonly acknowledge?: string;
}

export function passable(finding: Finding): Passable {
  if (finding.severity === 'warning') return { accept: findingKey(finding) };
  return acknowledgeableOf([finding]).length > 0 ? { acknowledge: acknowledgementKey(finding) } : {};
}
