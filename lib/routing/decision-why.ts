import { canonicalJson } from '@/lib/policy/canonical';
import type { ConsideredRule, ConsideredTarget, Explanation } from '@/lib/policy/considered';
import type { Candidate } from '@/lib/policy/decision';
import { failureWords } from './check-words';
import { decisionWords, placeInRequest } from './decision-words';

/**
 * Why two policies decide one request differently, in a sentence: the first rule whose verdict differs, else the first
 * offering that is called otherwise, with the check that tells.
 */
export function whyDifferent(before: Explanation, after: Explanation): string {
  const [was, is] = [before.considered, after.considered];
  const [wasAll, isAll] = [before, after].map(({ code }) => code === 'no_matching_rule');
  if (is.rules.length === 0 && !isAll) return decisionWords(after);
  if (was.rules.length === 0 && !wasAll) return `Before: ${lower(decisionWords(before))}`;
  const unknown = [before.code, after.code].includes('condition_unknown');
  if (before.rule !== after.rule || unknown) {
    const place = is.rules.findIndex((rule, index) => !sameVerdict(rule, was.rules[index]));
    const at = place < 0 ? is.rules.length : place;
    return whyOtherRule(was.rules, is.rules, at, wasAll ?? false, isAll ?? false);
  }
  return whyOtherOfferings(before, after);
}

function sameVerdict(rule: ConsideredRule, other: ConsideredRule | undefined): boolean {
  return rule.rule === other?.rule && rule.verdict === other.verdict;
}

/** `wasAll`, `isAll`: every rule was looked at, so that one which is not among them is not there at all. */
function whyOtherRule(
  was: readonly ConsideredRule[],
  is: readonly ConsideredRule[],
  place: number,
  wasAll: boolean,
  isAll: boolean,
): string {
  const [before, after] = [was[place], is[place]];
  const earlier = after && was.find((rule) => rule.rule === after.rule);
  const later = before && is.find((rule) => rule.rule === before.rule);
  if (after && after.verdict !== 'false') {
    if (after.verdict === 'unknown') {
      return `${after.rule} asks for ${placeInRequest(after.unknown ?? '')}, which the request does not say.`;
    }
    if (!earlier && wasAll) return `${after.rule} is new and takes it.`;
    if (!earlier) return `${after.rule} now comes before ${was.at(-1)?.rule ?? 'the others'} and takes it.`;
    return earlier.verdict === 'true'
      ? `${after.rule} takes it, since the rules before it changed.`
      : `The condition of ${after.rule} now holds.`;
  }
  if (before && before.verdict !== 'false') {
    if (later) return `The condition of ${before.rule} does not hold any more.`;
    return isAll
      ? `${before.rule}, which took it, is gone.`
      : `${before.rule}, which took it, is gone or stands behind ${is.at(-1)?.rule ?? 'others'}.`;
  }
  const takes = is.find((rule) => rule.verdict === 'true');
  return takes ? `${takes.rule} takes it now.` : 'No rule takes it any more.';
}

function whyOtherOfferings(before: Explanation, after: Explanation): string {
  const [was, is] = [routed(before), routed(after)];
  const length = Math.max(was.length, is.length);
  for (let at = 0; at < length; at++) {
    const [old, next] = [was[at], is[at]];
    if (old?.offering === next?.offering) continue;
    const split = before.arm !== after.arm ? ` Its unit falls into the arm ${after.arm} now.` : '';
    if (old && !is.some(({ offering }) => offering === old.offering)) {
      const target = targetOf(after, old.offering);
      if (!target) return `${old.offering} is not named by ${after.rule} any more.`;
      const [code] = target.codes;
      return code
        ? `${old.offering} ${failureWords(code, target.checks)}.`
        : `${old.offering} is not called in this case any more.${split}`;
    }
    if (next && !was.some(({ offering }) => offering === next.offering)) {
      const target = targetOf(before, next.offering);
      if (!target) return `${next.offering} is new in ${after.rule}.`;
      const [code] = target.codes;
      return code
        ? `${next.offering} passes now; before, it ${past(failureWords(code, target.checks))}.`
        : `${next.offering} is called in this case now.${split}`;
    }
    return split === '' ? `The order in ${after.rule} changed.` : split.trim();
  }
  if (before.code !== after.code) return decisionWords(after);
  const differs = (of: (explanation: Explanation) => unknown) =>
    canonicalJson(of(before)) !== canonicalJson(of(after));
  const ways = [
    ...(differs(({ limits }) => limits) ? ['its limits'] : []),
    ...(differs((one) => routed(one).map(({ on }) => on)) ? ['the causes of a fallback'] : []),
    ...(differs((one) => one.escalateBelow) ? ['the score below which it escalates'] : []),
    ...(differs((one) => routed(one).map(callOf)) ? ['how an offering is called'] : []),
  ];
  return `The same offerings, but for ${ways.join(' and ') || 'how they are called'}.`;
}

/** Everything of a candidate that a call is made with. */
export function callOf({ api, endpoint, requestId, parameters }: Candidate) {
  return { api, endpoint, requestId, parameters };
}

function routed({ candidates, escalations }: Explanation): readonly Candidate[] {
  return [...candidates, ...escalations];
}

function targetOf({ considered }: Explanation, offering: string): ConsideredTarget | undefined {
  const own = considered.targets.filter((target) => target.offering === offering);
  return own.find((target) => target.codes.length > 0) ?? own[0];
}

function past(words: string): string {
  return words
    .replace(/^is /, 'was ')
    .replace(/^has /, 'had ')
    .replace(/^lacks /, 'lacked ')
    .replace(/^costs /, 'cost ');
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
