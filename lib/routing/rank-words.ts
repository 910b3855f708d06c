import { listOf } from './describe';
import type { OutReason, RankInput } from './rank-describe';
import type { Reason } from './rank-filter';
import type { ReasonCount } from './rank-loosen';
import type { Measure } from './select-schema';

/** A measure with its unit, as a column is headed. */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  cost: 'Cost',
  latency: 'p95 latency',
  quality: 'Quality',
};

/** Why an offering is out of a ranking, as a person would say it. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  archived: 'archived',
  retired: 'retired',
  not_yet_sold: 'not sold yet',
  no_longer_sold: 'no longer sold',
  not_cleared_level: 'not cleared for the level',
  not_cleared_tag: 'not cleared for a tag',
  clearance_ended: 'clearance ended',
  capability: 'a capability is missing',
  region: 'regions elsewhere or unknown',
  context: 'context too small',
  context_unknown: 'context unknown',
  price: 'too expensive',
  price_unknown: 'price unknown',
  latency: 'too slow',
  quality: 'quality too low',
  certification: 'no certification recorded',
  channel: 'another channel',
  owner: 'another owner',
  measure_missing: 'a measure is missing',
};

/** What would have to go for a reason to go: "Without the bound on price". */
const LOOSENED: Readonly<Record<Reason, string>> = {
  archived: 'If archived ones were taken',
  retired: 'If retired ones were taken',
  not_yet_sold: 'Once it is sold',
  no_longer_sold: 'If it were still sold',
  not_cleared_level: 'If cleared for the level',
  not_cleared_tag: 'If cleared for the tags',
  clearance_ended: 'If the clearance had not ended',
  capability: 'Without the capabilities asked for',
  region: 'Without the regions that the rule allows',
  context: 'Without the least context',
  context_unknown: 'Without the least context',
  price: 'Without the bound on price',
  price_unknown: 'Without the bound on price',
  latency: 'Without the bound on latency',
  quality: 'Without the bound on quality',
  certification: 'Without the certifications asked for',
  channel: 'With other channels too',
  owner: 'With other owners too',
  measure_missing: 'If a missing measure counted as the worst, and nothing bounded it',
};

/** What loosening a bound would bring: "Without the bound on price, 12 would be ranked. The nearest: …" */
export function looseningSentence({ code, alone, nearest }: ReasonCount): string {
  const gain = `${LOOSENED[code]}, ${alone.toLocaleString('en')} would be ranked.`;
  return nearest.length === 0 ? gain : `${gain} The nearest: ${nearest.map(reasonSentence).join('; ')}.`;
}

const number = (value: string | number): string => Number(value).toLocaleString('en');

/** A measured number with its unit: "$0.0028", "1,200 ms", "62.5". */
export function measureText(measure: Measure, value: RankInput['value']): string {
  if (measure === 'cost') return `$${value}`;
  if (measure === 'latency') return `${number(value)} ms`;
  return value;
}

/** Why an offering is out, with the values compared: "p95 latency of 4,000 ms; at most 3,000 ms is asked for". */
export function reasonSentence({ code, names, value, limit }: OutReason): string {
  const words = listOf(names, 'and');
  switch (code) {
    case 'archived':
      return 'Archived';
    case 'retired':
      return 'Retired';
    case 'not_yet_sold':
      return `Sold from ${value ?? 'a later day'}`;
    case 'no_longer_sold':
      return `Sold until ${value ?? 'an earlier day'}`;
    case 'not_cleared_level':
      return `Not cleared for ${words}`;
    case 'not_cleared_tag':
      return `Not cleared for the tag ${words}`;
    case 'clearance_ended':
      return `Its clearance for ${words} has ended`;
    case 'capability':
      return `Lacks ${words}`;
    case 'region':
      return names.length > 0 ? `Processed in ${words}` : 'Where it is processed is not known';
    case 'context':
      return `Context of ${number(value ?? 0)} tokens; at least ${number(limit ?? 0)} are asked for`;
    case 'context_unknown':
      return `Context not stated; at least ${number(limit ?? 0)} tokens are asked for`;
    case 'price':
      return `$${value} per M ${words} tokens; at most $${limit} is asked for`;
    case 'price_unknown':
      return `No price of ${words} tokens; at most $${limit} per M is asked for`;
    case 'latency':
      return `p95 latency of ${number(value ?? 0)} ms; at most ${number(limit ?? 0)} ms is asked for`;
    case 'quality':
      return `Quality of ${value}; at least ${limit} is asked for`;
    case 'certification':
      return `No certification recorded: ${words}`;
    case 'channel':
      return `Sold by ${words}`;
    case 'owner':
      return names.length > 0 ? `Made by ${words}` : 'Who made it is not known';
    case 'measure_missing':
      return `Not known: ${listOf(names, 'and')}`;
  }
}
