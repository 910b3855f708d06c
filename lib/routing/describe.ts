import type { Cause, Condition } from '@/lib/policy/types';
import { MEASURES, type RankedSelection } from './select-schema';

/** Causes as a person would say them. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  content_filtered: 'the content was filtered',
  context_exceeded: 'the context is exceeded',
  invalid_output: 'the output is invalid',
  low_quality: 'the quality is low',
  other: 'it fails otherwise',
  rate_limited: 'it is rate-limited',
  timeout: 'it times out',
  unavailable: 'it is unavailable',
};

/** "a", "a or b", "a, b or c". */
export function listOf(words: readonly string[], last: 'or' | 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A condition as a clause that follows "when": "country is de or fr, and the level is confidential or above". */
export function describeCondition(condition: Condition): string {
  if ('all' in condition) return condition.all.map(nested).join(', and ');
  if ('any' in condition) return condition.any.map(nested).join(', or ');
  if ('not' in condition) return `not (${describeCondition(condition.not)})`;
  if ('tag' in condition) return `the data is tagged ${condition.tag}`;
  if ('level' in condition) {
    const { atLeast, atMost } = condition.level;
    const bounds = [atLeast && `${atLeast} or above`, atMost && `${atMost} or below`].filter(Boolean);
    return `the level is ${bounds.join(' and ')}`;
  }
  if ('inputTokens' in condition) {
    const { above, atMost } = condition.inputTokens;
    const bounds = [
      above !== undefined && `more than ${above.toLocaleString('en')}`,
      atMost !== undefined && `at most ${atMost.toLocaleString('en')}`,
    ].filter(Boolean);
    return `the input has ${bounds.join(' and ')} tokens`;
  }
  if ('time' in condition) {
    const { from, until } = condition.time;
    return `it is ${[from && `from ${from}`, until && `before ${until}`].filter(Boolean).join(' and ')}`;
  }
  if ('in' in condition) return `${condition.attribute} is ${listOf(condition.in, 'or')}`;
  if ('notIn' in condition) return `${condition.attribute} is not ${listOf(condition.notIn, 'or')}`;
  return `${condition.attribute} is ${condition.exists ? 'stated' : 'not stated'}`;
}

function nested(condition: Condition): string {
  const text = describeCondition(condition);
  return 'all' in condition || 'any' in condition ? `(${text})` : text;
}

/** When a fallback is tried: "if it is rate-limited or it times out"; without causes, after any failure. */
export function describeCauses(on: readonly Cause[] | undefined): string {
  return on
    ? `if ${listOf(
        on.map((cause) => CAUSE_WORDS[cause]),
        'or',
      )}`
    : 'after any failure';
}

/** A share of an arm in basis points as a percentage: 9500 → "95 %", 125 → "1.25 %". */
export function describeShare(weight: number): string {
  return `${Number((weight / 100).toFixed(2))} %`;
}

/** A ranked selection as a sentence: "The best 3 by cost (weight 2) and quality (weight 1)". */
export function describeSelection({
  top,
  weights,
  quality,
  maxLatencyP95Ms,
  maxPrice,
  minContext,
  capabilities,
  certifications,
  channels,
  owners,
}: RankedSelection): string {
  const measures = MEASURES.filter((measure) => weights[measure] > 0).map((measure) => {
    const name = measure === 'quality' && quality ? `quality on ${quality.benchmark}` : measure;
    return `${name} (weight ${weights[measure]})`;
  });
  const bounds = [
    minContext !== undefined && `a context of at least ${minContext.toLocaleString('en')} tokens`,
    maxPrice?.input !== undefined && `input at most $${maxPrice.input} per M`,
    maxPrice?.output !== undefined && `output at most $${maxPrice.output} per M`,
    maxLatencyP95Ms !== undefined && `a p95 of at most ${maxLatencyP95Ms.toLocaleString('en')} ms`,
    quality?.atLeast !== undefined && `at least ${quality.atLeast} on ${quality.benchmark}`,
    ...(capabilities ?? []),
    ...(certifications ?? []),
  ].filter((bound) => bound !== false);
  const best = top === 1 ? 'The best offering' : `The best ${top} offerings`;
  return [
    `${best} by ${listOf(measures, 'and')}`,
    ...(bounds.length > 0 ? [`with ${listOf(bounds, 'and')}`] : []),
    ...(channels ? [`sold by ${listOf(channels, 'or')}`] : []),
    ...(owners ? [`made by ${listOf(owners, 'or')}`] : []),
  ].join(', ');
}
