import type { PriceStatement } from '@/lib/catalog/change';
import { measurementOf, priceUnitOf } from '@/lib/catalog/fields';
import { PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';
import { formatDate } from './format-date';
import { formatCount, formatDollars, formatTokens } from './format-number';
import { shownPrice } from './shown-price';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: 'Name',
  owner: 'Made by',
  family: 'Family',
  description: 'Description',
  releasedOn: 'Released',
  knowledgeCutoff: 'Knowledge until',
  openWeights: 'Open weights',
  joinedInto: 'Joined into',
  aliases: 'Other names',
  channel: 'Sold by',
  requestId: 'Request id',
  profile: 'Region or profile',
  serviceTier: 'Service tier',
  model: 'Model',
  api: 'API',
  endpoint: 'Endpoint',
  mode: 'Used for',
  regions: 'Processing regions',
  capabilities: 'Capabilities',
  inputModalities: 'Input modalities',
  outputModalities: 'Output modalities',
  contextTokens: 'Context',
  maxInputTokens: 'Max input',
  maxOutputTokens: 'Max output',
  lifecycle: 'Lifecycle',
  soldFrom: 'Sold from',
  soldUntil: 'Retired on',
  deprecatedFrom: 'Deprecated from',
  noticeDays: 'Notice',
  successor: 'Successor',
  retentionDays: 'Retention',
  zeroRetention: 'Zero retention',
  trainingUse: 'Training use',
  humanReview: 'Human review',
  certifications: 'Certifications',
  subprocessors: 'Subprocessors',
  costBasis: 'Cost basis',
  legalName: 'Legal name',
  isOwner: 'Makes models',
  isChannel: 'Sells models',
  website: 'Website',
  hosting: 'Hosting',
};

/** A field of a record in people's words: "Input price", "Context", "Quality, mmlu". */
export function fieldName(field: string): string {
  const unit = priceUnitOf(field);
  if (unit) return `${PRICE_UNITS[unit].name} price`;
  const measurement = measurementOf(field);
  if (measurement) {
    const kind = sentence(measurement.kind);
    return measurement.benchmark ? `${kind}, ${measurement.benchmark}` : kind;
  }
  return FIELD_NAMES[field] ?? field;
}

/** A value of a field in a line of text; null = unknown, for the screen to say. */
export function fieldText(field: string, value: unknown): string | null {
  const unit = priceUnitOf(field);
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    if (unit) return pricesText(unit, value as readonly PriceStatement[]);
    if (value.length === 0) return 'none';
    return value.map((one) => (typeof one === 'object' ? memberText(one) : String(one))).join(', ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (field.endsWith('Tokens')) return formatTokens(value);
    return field.endsWith('Days') ? `${formatCount(value)} days` : formatCount(value);
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\d(T|$)/.test(value)) return formatDate(value);
  return ['serviceTier', 'mode', 'lifecycle', 'trainingUse', 'zeroRetention', 'humanReview'].includes(field)
    ? value.replaceAll('_', ' ')
    : value;
}

/** The prices of a unit in a line: "$3.00 per M tokens, above 200 k $6.00". None = null, which is not stated. */
function pricesText(unit: PriceUnitKey, prices: readonly PriceStatement[]): string | null {
  const [first] = prices;
  if (!first) return null;
  const { per } = shownPrice({ unit, amount: first.amount });
  return prices
    .map((price, index) => {
      const amount = price.free ? 'free' : formatDollars(shownPrice({ unit, amount: price.amount }).amount);
      const when = conditionText(price);
      return [when, amount, index === 0 && !price.free && per].filter(Boolean).join(' ');
    })
    .join(', ');
}

/** When a price holds, besides always and for everybody. */
export function conditionText(price: PriceStatement): string {
  return [
    price.scope && `for ${price.scope}`,
    price.aboveTokens > 0 && `above ${formatTokens(price.aboveTokens)}`,
    price.fromQuantity > 0 && `beyond ${formatTokens(price.fromQuantity)} a month`,
    price.dailyFrom && `${price.dailyFrom}–${price.dailyTo} UTC`,
    price.validFrom && `from ${formatDate(price.validFrom)}`,
    price.validTo && `until ${formatDate(price.validTo)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function memberText(member: unknown): string {
  const { alias, value } = member as { readonly alias?: string; readonly value?: string };
  return alias ?? value ?? JSON.stringify(member);
}

function sentence(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
