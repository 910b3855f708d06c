import { expect, it } from 'vitest';
import type { PriceStatement } from '@/lib/catalog/change';
import { LISTED_IN_USD } from '@/lib/catalog/plan';
import { fieldName, fieldText } from './field-words';

const price = (amount: string, more: Partial<PriceStatement> = {}): PriceStatement => ({
  amount,
  free: false,
  aboveTokens: 0,
  ...LISTED_IN_USD,
  validFrom: null,
  validTo: null,
  dailyFrom: null,
  dailyTo: null,
  source: 'LiteLLM',
  asOf: '2026-11-21',
  raw: null,
  ...more,
});

it.each([
  ['price:input', 'Input price'],
  ['price:cache_write_1h', 'Cache write, 1 hour price'],
  ['contextTokens', 'Context'],
  ['measurement:quality:mmlu', 'Quality, mmlu'],
  ['not_a_field', 'not_a_field'],
])('names %s', (field, name) => expect(fieldName(field)).toBe(name));

it.each<[string, unknown, string | null]>([
  [
    'price:input',
    [price('3'), price('6', { aboveTokens: 200_000 })],
    '$3.00 per M tokens, above 200 k $6.00',
  ],
  ['price:image', [price('40000')], '$0.04 per image'],
  ['price:input', [price('0', { free: true })], 'free'],
  ['price:input', [], null],
  [
    'price:output',
    [price('2', { dailyFrom: '00:30', dailyTo: '16:30' })],
    '00:30–16:30 UTC $2.00 per M tokens',
  ],
  ['contextTokens', 200_000, '200 k'],
  ['retentionDays', 30, '30 days'],
  ['capabilities', ['tools', 'vision'], 'tools, vision'],
  ['capabilities', [], 'none'],
  ['openWeights', false, 'no'],
  ['soldUntil', '2027-01-31T00:00:00.000Z', '31 Jan 2027'],
  ['mode', 'audio_transcription', 'audio transcription'],
  ['requestId', 'a_b', 'a_b'],
  ['maxInputTokens', null, null],
])('writes %s', (field, value, text) => expect(fieldText(field, value)).toBe(text));
