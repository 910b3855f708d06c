import type { Edit } from '@/components/ui/edit-history';
import { canonicalJson } from '@/lib/policy/canonical';
import type { Condition } from '@/lib/policy/types';
import { isGroup, membersOf } from '@/lib/routing/condition-edit';
import type { RuleDefinition } from '@/lib/routing/source-schema';
import type { RuleValues } from '../rule-values';

type Targets = RuleDefinition['arms'][number]['targets'];

const LIMIT_WORDS: Readonly<Record<string, string>> = {
  maxCostUsd: 'the cost of an attempt',
  maxOutputTokens: 'the longest output',
  maxAttempts: 'the attempts',
  timeoutMs: 'the time of an attempt',
  firstTokenMs: 'the time to the first token',
  deadlineMs: 'the time in all',
};

const typing = (words: string): Edit => ({ words, typing: true });
const step = (words: string): Edit => ({ words, typing: false });

/** What an edit of a rule did, as the end of "Undo …". The first difference names it: one edit changes one thing. */
export function editWords(before: RuleValues, after: RuleValues): Edit {
  const [was, is] = [before.definition, after.definition];
  if (before.key !== after.key) return typing('the key');
  if (before.enabled !== after.enabled) return step(after.enabled ? 'enabling' : 'disabling');
  if (differ(before.when, after.when)) return conditionWords(before.when, after.when);
  if (was.onUnknown !== is.onUnknown) return step('what incomplete requests get');
  if (differ(was.arms, is.arms)) return armWords(was.arms, is.arms);
  if (was.salt !== is.salt) return typing('the salt');
  if (differ(was.escalate, is.escalate)) return escalationWords(was.escalate, is.escalate);
  if (differ(was.needs, is.needs)) return step('the capabilities');
  if (differ(was.regions, is.regions)) return step('the regions');
  if (differ(was.limits, is.limits)) return limitWords(was.limits ?? {}, is.limits ?? {});
  return typing('the note');
}

function differ(a: unknown, b: unknown): boolean {
  return a !== b && text(a) !== text(b);
}

function text(value: unknown): string {
  return value === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(value)));
}

function conditionWords(before: Condition, after: Condition): Edit {
  const [had, has] = [parts(before), parts(after)];
  if (has > had) return step('adding a condition');
  if (has < had) return step('removing a condition');
  return typing('the condition');
}

function parts(condition: Condition): number {
  if (isGroup(condition)) return membersOf(condition).reduce((sum, member) => sum + parts(member), 1);
  return 'not' in condition ? parts(condition.not) : 1;
}

function armWords(before: RuleDefinition['arms'], after: RuleDefinition['arms']): Edit {
  if (after.length > before.length) return step(`adding the arm ${after.at(-1)?.name}`);
  if (after.length < before.length) {
    const gone = before.find(({ name }) => !after.some((arm) => arm.name === name));
    return step(`removing the arm ${gone?.name ?? ''}`.trim());
  }
  for (const [index, arm] of after.entries()) {
    const old = before[index];
    if (!old) continue;
    if (old.name !== arm.name) return typing('the name of an arm');
    if (differ(old.targets, arm.targets) && !old.select === !arm.select) {
      return targetWords(old.targets, arm.targets);
    }
    if (!old.select !== !arm.select)
      return step(arm.select ? 'having offerings ranked' : 'listing offerings');
    if (differ(old.select, arm.select)) return typing('the ranking');
  }
  return typing('the shares');
}

function targetWords(before: Targets, after: Targets): Edit {
  const added = after.find(({ offering }) => !before.some((old) => old.offering === offering));
  if (added) return step(`adding ${added.offering}`);
  const removed = before.find(({ offering }) => !after.some((now) => now.offering === offering));
  if (removed) return step(`removing ${removed.offering}`);
  const order = (targets: Targets) => targets.map(({ offering }) => offering).join('\n');
  if (order(before) !== order(after)) return step('the order of offerings');
  const changed = after.find((target, index) => differ(target, before[index]));
  return step(`when to try ${changed?.offering ?? 'an offering'}`);
}

function escalationWords(before: RuleDefinition['escalate'], after: RuleDefinition['escalate']): Edit {
  if (!before || !after) return step(after ? 'adding an escalation' : 'removing the escalation');
  if (differ(before.targets, after.targets)) return targetWords([...before.targets], [...after.targets]);
  return typing(before.below === after.below ? 'the cost of an escalation' : 'the score to escalate below');
}

function limitWords(before: object, after: object): Edit {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const value = (from: object, field: string) => (from as Record<string, unknown>)[field];
  const field = fields.find((name) => value(before, name) !== value(after, name));
  return typing(LIMIT_WORDS[field ?? ''] ?? 'a limit');
}
