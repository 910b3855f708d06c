import type { Decision, DenialCode, Role } from '@/lib/policy/decision';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  primary: 'first choice',
  fallback: 'fallback',
  escalation: 'escalation',
};

/** Why a request is denied, in a sentence. */
export const DENIAL_WORDS: Readonly<Record<DenialCode, string>> = {
  condition_unknown: 'The condition of a rule asks for what the request does not say.',
  exhausted: 'What passes every check has failed already, or may not be called for these causes.',
  invalid_request: 'It is not a request that routers can read.',
  no_eligible_offering: 'No offering of the rule passes every check.',
  no_escalation: 'The quality was low and there is nothing to escalate to: the answer held is kept.',
  no_matching_rule: 'No rule takes it.',
  no_policy: 'There is no policy.',
  unknown_attribute: 'The policy does not know an attribute of it, or the value.',
  unknown_label: 'The policy does not know its level or a tag of it.',
  unknown_region: 'The policy does not know a region of it.',
  unknown_task_class: 'The policy has no such task class.',
};

/** A decision in a sentence: where the request goes, or why it goes nowhere. */
export function decisionWords(decision: Decision): string {
  const { candidates, escalations, code, rule, pointer } = decision;
  const [first] = candidates;
  if (first) {
    const more = candidates.length - 1;
    const others = more === 0 ? 'and nowhere else' : more === 1 ? 'then 1 other' : `then ${more} others`;
    return `Goes to ${first.offering}, ${others}.`;
  }
  const [escalation] = escalations;
  if (escalation) return `Goes to the escalation ${escalation.offering}: nothing else is left.`;
  if (code === null) return 'Denied.';
  if (code === 'condition_unknown' && pointer !== undefined) {
    return `The condition of ${rule} asks for ${placeInRequest(pointer)}, which the request does not say.`;
  }
  return DENIAL_WORDS[code];
}

/** A JSON pointer into a request as a person would say it: "/attributes/country" → "the attribute country". */
export function placeInRequest(pointer: string): string {
  const [field = '', part = ''] = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (field === 'attributes' && part !== '') return `the attribute ${part}`;
  if (field === 'inputTokens') return 'the input tokens';
  if (field === 'label' && part !== '') return `the ${part === 'tags' ? 'tags' : part} of the label`;
  if (field === 'taskClass') return 'the task class';
  return field || 'the request';
}
