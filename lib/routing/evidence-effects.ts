/** A target of an active policy that a change of the evidence closes for some labels, now or from a later instant. */
export interface ClosedTarget {
  readonly taskClass: string;
  /** As its version has it. */
  readonly taskClassName: string;
  readonly rule: string;
  readonly offering: string;
  /** "level:internal", "tag:pii", "capability:vision", as `Loss` has them. */
  readonly labels: readonly string[];
  /** Null = as soon as it is saved. */
  readonly from: string | null;
  /** How many offerings of the rule's lists are then left for the plainest request of such a label. */
  readonly left: number;
}

/** Those of one environment's active policy. */
export interface EnvironmentEffects {
  readonly environment: string;
  readonly name: string;
  readonly production: boolean;
  readonly closes: readonly ClosedTarget[];
}

/** What would be cleared that is not, by label; an ordinary publish has to bring it into a policy. */
export interface OpenedLabel {
  readonly label: string;
  /** Names of the environments in which that is so. */
  readonly environments: readonly string[];
  /** Keys, ascending; the first of them. */
  readonly offerings: readonly string[];
  readonly count: number;
}

/** What saving a change of the evidence does to routes. */
export interface EvidenceEffects {
  readonly environments: readonly EnvironmentEffects[];
  readonly opens: readonly OpenedLabel[];
}

/** Whether anything of an active policy closes. */
export function closesAnything({ environments }: EvidenceEffects): boolean {
  return environments.some(({ closes }) => closes.length > 0);
}
