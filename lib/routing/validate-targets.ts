import { own } from '@/lib/core/own';
import type { Label } from '@/lib/policy/types';
import type { Eligibility } from './eligibility';
import { endsSoon } from './ends-soon';
import { type Finding, type FindingCode, pointer } from './finding';
import type { Granted } from './granted';
import type { CompileRecords, OfferingRecord } from './records';
import type { SourceRule } from './source-schema';
import { checkClearance } from './validate-clearance';

const DAY = 86_400_000;
/** A price that no source has confirmed for this long is stale. */
const PRICE_STALE_DAYS = 90;

interface RuleCheck {
  /** JSON pointer of the rule. */
  readonly place: string;
  /** With what its rankings selected as targets. */
  readonly rule: SourceRule;
  /** The least sensitive label with which a request reaches it. */
  readonly lowest: Label;
  readonly records: CompileRecords;
  readonly eligibility: Eligibility | null;
  readonly grantedTo: (offering: string) => Granted;
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
  if (record.owner === null) {
    findings.push(report('owner_unknown', 'warning', `It is not known who owns the model of ${offering}.`));
  }
  findings.push(...checkPrice(record, offering, check.now, report));
  const { lowest, grantedTo, records, now } = check;
  const granted = grantedTo(offering);
  const levels = records.levels.map(({ key }) => key);
  const { capabilities } = record;
  const target = { place, rule: check.rule.key, offering, capabilities, granted, lowest };
  findings.push(...checkClearance(target, levels, now));
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
