/** What a check of a draft reports. Errors stop a publish; warnings need a reason; notes are for reading. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'note';
  /** JSON pointer into the source document of the draft ("" = the whole). */
  readonly place: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
  /** One plain sentence. */
  readonly message: string;
  /** Of a published version: somebody looked at this error and let it pass. */
  readonly acknowledged?: boolean;
}

export type FindingCode =
  | 'attribute_unknown'
  | 'attribute_value_unknown'
  | 'benchmark_unknown'
  | 'bundle_invalid'
  | 'bundle_large'
  | 'capability_not_covered'
  | 'fallback_never_tried'
  | 'fewer_than_top'
  | 'first_target_waits'
  | 'arm_never_chosen'
  | 'label_without_obligations'
  | 'level_unknown'
  | 'no_eligible_target'
  | 'no_rules'
  | 'nothing_selected'
  | 'obligations_unreadable'
  | 'offering_archived'
  | 'offering_deprecated'
  | 'offering_ends_soon'
  | 'offering_missing'
  | 'offering_retired'
  | 'owner_unknown'
  | 'price_stale'
  | 'price_unknown'
  | 'saved_request_failed'
  | 'clearance_ends_soon'
  | 'reference_task_missing'
  | 'region_unknown'
  | 'requirements_conflict'
  | 'rule_over'
  | 'sample_evidence'
  | 'select_term_unknown'
  | 'single_channel'
  | 'single_owner'
  | 'single_person_evidence'
  | 'skip_before_wider'
  | 'sla_not_met'
  | 'tag_unknown'
  | 'target_not_eligible'
  | 'unlabelled_below_highest'
  | 'unreachable_rule';

/** A JSON pointer (RFC 6901) from its parts. */
export function pointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Names a finding whatever the wording: what a person who accepts a warning has accepted. The offering is part of it,
 * because what a ranking selects may be another one tomorrow.
 */
export function findingKey({ code, place, values }: Finding): string {
  return typeof values.offering === 'string' ? `${code} ${place} ${values.offering}` : `${code} ${place}`;
}

export function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'error');
}

/** Errors that may be let pass, each by itself: what an organisation expects is its own to say. */
export function acknowledgeableOf(findings: readonly Finding[]): Finding[] {
  return errorsOf(findings).filter((finding) => finding.code === 'saved_request_failed');
}

/** Errors that stop a publish whatever anybody says. */
export function blockingOf(findings: readonly Finding[]): Finding[] {
  return errorsOf(findings).filter((finding) => finding.code !== 'saved_request_failed');
}

/** Names an error as it was shown: one that has since come to say something else was not acknowledged. */
export function acknowledgementKey(finding: Finding): string {
  return `${findingKey(finding)} ${finding.message}`;
}

export function warningsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'warning');
}
