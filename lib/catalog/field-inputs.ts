import type { RecordKind } from './change';
import { HOSTING_NAMES, REVIEW_NAMES, TRAINING_NAMES, ZERO_RETENTION_NAMES } from './compliance-names';
import type { ModelField, OfferingField, VendorField } from './fields';

/** How a field is typed. Dates are days: an instant is the beginning of one in UTC. */
export interface FieldInput {
  readonly as:
    | 'text'
    | 'paragraph'
    | 'words'
    | 'tokens'
    | 'days'
    | 'choice'
    | 'truth'
    | 'instant'
    | 'day'
    | 'offering'
    | 'model'
    | 'vendor'
    | 'endpoint';
  readonly help?: string;
  /** Of a choice: its values with their names. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What a seller promises: whoever states it says where it is written. */
  readonly evidence?: true;
  /** It is never unknown. */
  readonly required?: true;
}

const LIFECYCLE_NAMES = {
  preview: 'Preview',
  available: 'Available',
  deprecated: 'Deprecated',
  retired: 'Retired',
} as const;

/** The fields of an offering that forms, cells and bulk edits take, in the order of every screen. */
export const OFFERING_INPUTS = {
  model: { as: 'model', required: true },
  api: { as: 'text', help: 'The dialect that it is called in, such as openai-chat.', required: true },
  endpoint: { as: 'endpoint', help: 'The router’s own name for where to call.', required: true },
  mode: { as: 'text', help: 'Such as chat, embedding or rerank.' },
  contextTokens: { as: 'tokens', help: 'Tokens in and out together.' },
  maxInputTokens: { as: 'tokens' },
  maxOutputTokens: { as: 'tokens' },
  capabilities: { as: 'words' },
  inputModalities: { as: 'words' },
  outputModalities: { as: 'words' },
  regions: { as: 'words', help: 'Every region that may process a request.', evidence: true },
  retentionDays: {
    as: 'days',
    help: 'How long prompts and answers are kept; 0 is not at all.',
    evidence: true,
  },
  zeroRetention: { as: 'choice', choices: ZERO_RETENTION_NAMES, evidence: true },
  trainingUse: {
    as: 'choice',
    choices: TRAINING_NAMES,
    help: 'Whether prompts train models.',
    evidence: true,
  },
  humanReview: {
    as: 'choice',
    choices: REVIEW_NAMES,
    help: 'Whether people of the seller may read prompts.',
    evidence: true,
  },
  certifications: { as: 'words', help: 'Such as ISO 27001 or SOC 2.', evidence: true },
  subprocessors: { as: 'words', evidence: true },
  lifecycle: { as: 'choice', choices: LIFECYCLE_NAMES, required: true },
  soldFrom: { as: 'instant' },
  deprecatedFrom: { as: 'instant', help: 'From this day on it counts as deprecated.' },
  soldUntil: { as: 'instant', help: 'From this day on it is not sold, and counts as retired.' },
  noticeDays: { as: 'days', help: 'What the seller promises between word of the end and the end.' },
  successor: { as: 'offering', help: 'What takes its place.' },
} as const satisfies Readonly<Record<Exclude<OfferingField, 'costBasis'>, FieldInput>>;

export const MODEL_INPUTS = {
  name: { as: 'text', required: true },
  owner: { as: 'vendor', help: 'Who makes it.' },
  family: { as: 'text' },
  description: { as: 'paragraph' },
  releasedOn: { as: 'day' },
  knowledgeCutoff: { as: 'text', help: 'A year, a month or a day, as stated.' },
  openWeights: { as: 'truth' },
  inputModalities: { as: 'words' },
  outputModalities: { as: 'words' },
} as const satisfies Readonly<Record<Exclude<ModelField, 'joinedInto'>, FieldInput>>;

export const VENDOR_INPUTS = {
  name: { as: 'text', required: true },
  legalName: { as: 'text' },
  isOwner: { as: 'truth', required: true },
  isChannel: { as: 'truth', required: true },
  hosting: { as: 'choice', choices: HOSTING_NAMES, required: true },
  website: { as: 'text' },
} as const satisfies Readonly<Record<VendorField, FieldInput>>;

const INPUTS: Readonly<Record<RecordKind, Readonly<Record<string, FieldInput>>>> = {
  offering: OFFERING_INPUTS,
  model: MODEL_INPUTS,
  vendor: VENDOR_INPUTS,
};

/** How a field is typed; undefined for one that is not typed by itself (prices, aliases, measurements, cost basis). */
export function fieldInput(kind: RecordKind, field: string): FieldInput | undefined {
  const inputs = INPUTS[kind];
  return Object.hasOwn(inputs, field) ? inputs[field] : undefined;
}
