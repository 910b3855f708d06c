import type { Check, CheckCode } from '@/lib/policy/considered';
import type { JsonValue } from '@/lib/policy/types';

/** One value that a check compared. An `instant` is an ISO text, to be shown in the reader's time zone. */
export interface CheckFact {
  readonly label: string;
  readonly value: string;
  readonly instant?: boolean;
}

/** What a check looks at: "Level confidential", "Regions". */
export function checkName(check: Check): string {
  switch (check.check) {
    case 'disabled':
      return 'Stops';
    case 'sold':
      return 'Sold';
    case 'level':
      return `Level ${check.name}`;
    case 'tag':
      return `Tag ${check.name}`;
    case 'region':
      return 'Regions';
    case 'capability':
      return 'Capabilities';
    case 'context':
      return 'Size';
    case 'cost':
      return 'Cost';
  }
}

/** The values that a check compared, in words. */
export function checkFacts(check: Check): readonly CheckFact[] {
  switch (check.check) {
    case 'disabled':
      return check.stops.length === 0
        ? [{ label: 'in force', value: 'none' }]
        : check.stops.map((stop) => ({ label: 'stopped', value: stopWords(stop) }));
    case 'sold':
      return window(check.from, check.until, 'no dates stated');
    case 'level':
    case 'tag':
      if (!check.cleared) return [{ label: 'cleared', value: 'no' }];
      return check.until === null
        ? [{ label: 'cleared', value: 'without end' }]
        : [{ label: 'cleared until', value: check.until, instant: true }];
    case 'region':
      return [
        { label: 'offering', value: names(check.offering, 'unknown') },
        { label: 'rule allows', value: names(check.rule, 'any') },
        { label: 'request allows', value: names(check.request, 'any') },
      ];
    case 'capability':
      return [
        { label: 'needed', value: check.needs.join(', ') || 'none' },
        ...(check.missing.length > 0 ? [{ label: 'missing', value: check.missing.join(', ') }] : []),
      ];
    case 'context':
      return sizes(check);
    case 'cost':
      return [
        { label: 'an attempt', value: dollars(check.estimatedCostUsd, 'cannot be known') },
        { label: 'at most', value: dollars(check.maxCostUsd, 'no limit') },
        ...(check.above !== null && check.above > 0
          ? [{ label: 'price above', value: `${tokens(check.above)} tokens in` }]
          : []),
      ];
  }
}

function sizes(check: Extract<Check, { check: 'context' }>): CheckFact[] {
  const { inputTokens, outputTokens, context, maxInput, maxOutput } = check;
  const asked = [
    inputTokens === null ? 'input not stated' : `${tokens(inputTokens)} in`,
    outputTokens === null ? 'output not stated' : `${tokens(outputTokens)} out`,
  ];
  return [
    { label: 'asked', value: asked.join(' + ') },
    { label: 'context', value: context === null ? 'unknown' : tokens(context) },
    ...(maxInput === null ? [] : [{ label: 'longest input', value: tokens(maxInput) }]),
    { label: 'longest output', value: maxOutput === null ? 'unknown' : tokens(maxOutput) },
  ];
}

function window(from: string | null, until: string | null, none: string): CheckFact[] {
  const facts = [
    ...(from === null ? [] : [{ label: 'from', value: from, instant: true }]),
    ...(until === null ? [] : [{ label: 'until', value: until, instant: true }]),
  ];
  return facts.length > 0 ? facts : [{ label: 'window', value: none }];
}

function names(values: readonly string[] | null, none: string): string {
  return values === null ? none : values.join(', ') || 'none';
}

function tokens(value: number): string {
  return value.toLocaleString('en');
}

function dollars(value: string | null, none: string): string {
  return value === null ? none : `$${value}`;
}

/** "channel azure: outage" of an entry of the overlay. */
export function stopWords(stop: JsonValue): string {
  const { reason, ...what } = stop as unknown as { readonly reason: string };
  return `${Object.entries(what).flat().join(' ')}: ${reason}`;
}

/** Why a target fails a check, as the end of a sentence that begins with the offering. */
export function failureWords(code: CheckCode, checks: readonly Check[]): string {
  const check = checks.find((one) => one.codes.includes(code));
  const fact = (label: string) =>
    check ? (checkFacts(check).find((one) => one.label === label)?.value ?? '') : '';
  const label = check?.check === 'level' || check?.check === 'tag' ? check.name : '';
  const day = (instant: string) => instant.slice(0, 10);
  switch (code) {
    case 'disabled':
      return `is stopped (${fact('stopped')})`;
    case 'not_yet_sold':
      return `is not sold before ${day(fact('from'))}`;
    case 'no_longer_sold':
      return `was sold until ${day(fact('until'))}`;
    case 'not_cleared_level':
      return `is not cleared for the level ${label}`;
    case 'not_cleared_tag':
      return `is not cleared for the tag ${label}`;
    case 'clearance_ended':
      return `was cleared for ${label} until ${day(fact('cleared until'))}`;
    case 'region':
      return fact('offering') === 'unknown'
        ? 'may process anywhere: its regions are unknown'
        : `may process outside the allowed regions (${fact('offering')})`;
    case 'capability':
      return `lacks ${fact('missing')}`;
    case 'context':
      return `is too small for ${fact('asked')}`;
    case 'context_unknown':
      return 'has a size that is not known';
    case 'cost':
      return `costs ${fact('an attempt')}, more than ${fact('at most')}`;
    case 'cost_unknown':
      return 'has a cost that cannot be known';
  }
}
