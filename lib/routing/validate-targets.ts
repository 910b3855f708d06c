import { own } from '@/lib/core/own';
import type { Bundle, Label } from '@/lib/policy/types';
import type { Eligibility } from './eligibility';
import { type Finding, type FindingCode, pointer } from './finding';
import type { CompileRecords, OfferingRecord } from './records';
import type { SourceRule } from './source-schema';

const DAY = 86_400_000;
/** A price that no source has confirmed for this long is stale. */
const PRICE_STALE_DAYS = 90;
/** An end this near needs a reason. */
const ENDS_SOON_DAYS = 30;

interface RuleCheck {
  /** JSON pointer of the rule. */
  readonly place: string;
  /** With what its rankings selected as targets. */
  readonly rule: SourceRule;
  /** The floor of its task class. */
  readonly label: Label;
  readonly records: CompileRecords;
  readonly eligibility: Eligibility | null;
  readonly clearances: Bundle | null;
  /** ms since 1970 */
  readonly now: number;
}

/** Findings about the offerings that one rule names, in the order in which it names them. */
export function checkTargets(check: RuleCheck): Finding[] {
  const { rule, place } = check;
  const findings: Finding[] = [];
  rule.definition.arms.forEach((arm, armIndex) => {
    const armPlace = `${place}${pointer('definition', 'arms', armIndex)}`;
    arm.targets.forEach(({ offering }, index) => {
      const at = `${armPlace}${arm.select ? '/select' : pointer('targets', index)}`;
      findings.push(...checkReference(at, offering, check));
    });
  });
  rule.definition.escalate?.targets.forEach(({ offering }, index) => {
    const at = `${place}${pointer('definition', 'escalate', 'targets', index)}`;
    findings.push(...checkReference(at, offering, check));
  });
  findings.push(...checkTogether(check));
  return findings;
}

function checkReference(place: string, offering: string, check: RuleCheck): Finding[] {
  const record = own(check.records.offerings, offering);
  const report = (code: FindingCode, severity: Finding['severity'], message: string): Finding => ({
    code,
    severity,
    place,
    values: { rule: check.rule.key, offering },
    message,
  });
  if (!record) return [report('offering_missing', 'error', `${offering} is not in the catalogue.`)];
  if (record.archived) return [report('offering_archived', 'error', `${offering} was archived.`)];
  if (record.lifecycle === 'retired') return [report('offering_retired', 'error', `${offering} is retired.`)];
  const findings: Finding[] = [];
  const { deprecatedFrom = null } = record;
  if (
    record.lifecycle === 'deprecated' ||
    (deprecatedFrom !== null && Date.parse(deprecatedFrom) <= check.now)
  ) {
    findings.push(report('offering_deprecated', 'warning', `${offering} is deprecated.`));
  } else if (endsSoon(deprecatedFrom, check.now)) {
    const message = `${offering} is deprecated from ${deprecatedFrom?.slice(0, 10)}.`;
    findings.push(report('offering_deprecated', 'warning', message));
  }
  if (endsSoon(record.soldUntil, check.now)) {
    const message = `${offering} is sold until ${record.soldUntil?.slice(0, 10)}.`;
    findings.push(report('offering_ends_soon', 'warning', message));
  }
  const ends = endOfClearance(offering, check);
  if (endsSoon(ends, check.now)) {
    findings.push(
      report('clearance_ends_soon', 'warning', `The clearance of ${offering} ends ${ends?.slice(0, 10)}.`),
    );
  }
  if (record.owner === null) {
    findings.push(report('owner_unknown', 'warning', `It is not known who owns the model of ${offering}.`));
  }
  findings.push(...checkPrice(record, offering, check.now, report));
  const failing = check.eligibility?.failing.get(offering);
  // What the rule itself asks for and the offering has not: no request can change that.
  const forever = failing?.filter((code) => code === 'capability' || code === 'region');
  if (forever && forever.length > 0) {
    const what = forever.includes('capability')
      ? 'it lacks what the rule needs'
      : 'it is not known to process only where the rule allows';
    const message = `${offering} in ${check.rule.key} can never be tried: ${what}.`;
    const values = { rule: check.rule.key, offering, checks: forever };
    findings.push({ code: 'fallback_never_tried', severity: 'error', place, values, message });
  } else if (failing) {
    const message = `${offering} is not eligible now: ${failing.join(', ')}.`;
    const values = { rule: check.rule.key, offering, checks: failing };
    findings.push({ code: 'target_not_eligible', severity: 'warning', place, values, message });
  }
  return findings;
}

function checkPrice(
  record: OfferingRecord,
  offering: string,
  now: number,
  report: (code: FindingCode, severity: Finding['severity'], message: string) => Finding,
): Finding[] {
  const inForce = record.prices.filter(
    (price) =>
      (price.validFrom === null || Date.parse(price.validFrom) <= now) &&
      (price.validTo === null || Date.parse(price.validTo) > now),
  );
  if (inForce.length === 0) return [report('price_unknown', 'warning', `No price of ${offering} is known.`)];
  const [oldest = ''] = inForce.map((price) => price.asOf).sort();
  if (now - Date.parse(oldest) <= PRICE_STALE_DAYS * DAY) return [];
  return [report('price_stale', 'warning', `The price of ${offering} was last confirmed on ${oldest}.`)];
}

/** What only shows when a rule's targets are looked at together. */
function checkTogether({ place, rule, records, eligibility }: RuleCheck): Finding[] {
  const findings: Finding[] = [];
  if (eligibility && eligibility.eligible.size === 0) {
    const message = `${rule.key} has no eligible offering: every request that reaches it would be denied.`;
    findings.push({
      code: 'no_eligible_target',
      severity: 'error',
      place,
      values: { rule: rule.key },
      message,
    });
  }
  const named = [
    ...new Set(rule.definition.arms.flatMap((arm) => arm.targets.map((target) => target.offering))),
  ];
  const known = named.flatMap((key) => own(records.offerings, key) ?? []);
  const only = (of: 'channel' | 'owner', code: FindingCode, what: string) => {
    const names = new Set(known.map((record) => record[of] ?? 'unknown'));
    if (known.length === 0 || names.size > 1) return;
    const [name = ''] = names;
    const message = `Every offering of ${rule.key} ${what} ${name}: there is no real fallback.`;
    findings.push({ code, severity: 'warning', place, values: { rule: rule.key, name }, message });
  };
  only('channel', 'single_channel', 'is sold by');
  only('owner', 'single_owner', 'belongs to');
  return findings;
}

function endsSoon(end: string | null | undefined, now: number): boolean {
  return (
    end !== null &&
    end !== undefined &&
    Date.parse(end) > now &&
    Date.parse(end) - now <= ENDS_SOON_DAYS * DAY
  );
}

/** The earliest end among the clearances that the task class' floor asks for, or null. */
function endOfClearance(offering: string, { clearances, label }: RuleCheck): string | null {
  const clearance = clearances && own(clearances.offerings, offering)?.clearance;
  if (!clearance) return null;
  const ends = [own(clearance.levels, label.level), ...label.tags.map((tag) => own(clearance.tags, tag))];
  return ends.filter((end): end is string => typeof end === 'string').sort()[0] ?? null;
}
