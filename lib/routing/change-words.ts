import { canonicalJson } from '@/lib/policy/canonical';
import type {
  Clearance,
  Condition,
  Escalate,
  JsonValue,
  PriceRow,
  Rule,
  RuleLimits,
} from '@/lib/policy/types';
import { describeCauses, describeCondition, describeShare } from './describe';
import type { FieldChange } from './diff';

/** One field before and after, in words; null = it is not there. */
export interface ChangeLine {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Fields of rules, offerings and task classes as people call them; a field that is not here is called by its own name. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  arms: 'offerings',
  attributes: 'values',
  clearance: 'cleared for',
  escalate: 'escalation',
  from: 'sold from',
  label: 'lowest label',
  maxInput: 'longest input',
  maxOutput: 'longest output',
  onUnknown: 'if unknown',
  position: 'place',
  regionGroups: 'regions',
  requestId: 'request id',
  unlabelled: 'no label means',
  until: 'sold until',
  when: 'condition',
};

/** A changed field line by line: what is a list of named things shows only those that changed. */
export function changeLines({ field, before, after }: FieldChange): ChangeLine[] {
  if (field === 'attributes' || field === 'regionGroups') {
    const [old, now] = [mapOf(before), mapOf(after)];
    const all = (names: readonly string[]) => names.join(', ') || 'any value';
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].sort().flatMap((name) => {
      const [mine, theirs] = [old[name], now[name]].map((names) => (names ? all(names) : null));
      return mine === theirs ? [] : [{ label: name, before: mine ?? null, after: theirs ?? null }];
    });
  }
  const words = (value: JsonValue | undefined) => (value === undefined ? null : fieldWords(field, value));
  return [{ label: FIELD_WORDS[field] ?? field, before: words(before), after: words(after) }];
}

function mapOf(value: JsonValue | undefined): Readonly<Record<string, readonly string[]>> {
  return (value ?? {}) as unknown as Readonly<Record<string, readonly string[]>>;
}

/** The value of a field in words, as a reviewer would say it; undefined = it is not there. */
function fieldWords(field: string, value: JsonValue | undefined): string {
  if (value === undefined) return 'none';
  const is = <T>() => value as unknown as T;
  switch (field) {
    case 'arms':
      return is<Rule['arms']>().map(armWords).join(' · ');
    case 'when':
      return describeCondition(is<Condition>());
    case 'onUnknown':
      return value === 'deny' ? 'denied' : 'the next rule';
    case 'label':
    case 'unlabelled': {
      const { level, tags } = is<{ level: string; tags: readonly string[] }>();
      return [level, ...tags].join(', ');
    }
    case 'limits':
      return limitWords(is<RuleLimits>());
    case 'escalate':
      return escalateWords(is<Escalate>());
    case 'clearance':
      return clearanceWords(is<Clearance>());
    case 'prices':
      return is<readonly PriceRow[]>().map(priceWords).join(' · ') || 'none';
    default:
      return plainWords(value);
  }
}

function plainWords(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value.toLocaleString('en');
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.join(', ') || 'none';
  return canonicalJson(value);
}

function armWords(arm: Rule['arms'][number], _index: number, arms: Rule['arms']): string {
  const share = arms.length > 1 ? `${describeShare(arm.weight)} ${arm.name}: ` : '';
  const targets = arm.targets.map(({ offering, on }) =>
    on ? `${offering} (${describeCauses(on)})` : offering,
  );
  return share + targets.join(', then ');
}

function limitWords(limits: RuleLimits): string {
  const { maxCostUsd, maxOutputTokens, maxAttempts, timeoutMs, firstTokenMs, deadlineMs } = limits;
  const number = (value: number) => value.toLocaleString('en');
  const parts = [
    maxCostUsd !== undefined && `at most $${maxCostUsd} an attempt`,
    maxOutputTokens !== undefined && `at most ${number(maxOutputTokens)} tokens out`,
    maxAttempts !== undefined && `${number(maxAttempts)} attempts`,
    timeoutMs !== undefined && `${number(timeoutMs)} ms an attempt`,
    firstTokenMs !== undefined && `first token within ${number(firstTokenMs)} ms`,
    deadlineMs !== undefined && `all within ${number(deadlineMs)} ms`,
  ];
  return parts.filter((part) => part !== false).join(', ') || 'none';
}

function escalateWords({ below, maxCostUsd, targets }: Escalate): string {
  const cost = maxCostUsd === undefined ? '' : `, at most $${maxCostUsd} an attempt`;
  return `below a score of ${below} to ${targets.map(({ offering }) => offering).join(', then ')}${cost}`;
}

function clearanceWords({ levels, tags }: Clearance): string {
  const words = Object.entries({ ...levels, ...tags }).map(([name, end]) =>
    end === null ? name : `${name} until ${end.slice(0, 10)}`,
  );
  return words.join(', ') || 'nothing';
}

function priceWords({ above, from, until, ...units }: PriceRow): string {
  const [perMillion, each] = [
    ['input', 'output'],
    ['request', 'image', 'audioSecond'],
  ] as const;
  const part = (unit: keyof typeof units, per: string) =>
    units[unit] !== undefined && `${unit} $${units[unit]}${per}`;
  const amounts = [...perMillion.map((unit) => part(unit, ' per M')), ...each.map((unit) => part(unit, ''))];
  const window = [from && `from ${from.slice(0, 10)}`, until && `until ${until.slice(0, 10)}`];
  return [above > 0 && `above ${above.toLocaleString('en')} tokens`, ...amounts, ...window]
    .filter((words) => words !== false && words !== undefined)
    .join(' ');
}
