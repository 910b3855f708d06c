import type { Cause } from '@/lib/policy/types';

/** Offerings in the order in which they are tried, each fallback with its causes (none = after any failure). */
type Targets = readonly (string | { readonly offering: string; readonly on: readonly Cause[] })[];

/** A task class of the example policy with the one rule that it begins with. */
export interface ExampleTaskClass {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly slaP95Ms: number;
  readonly costToleranceUsd: string;
  readonly kpi: string;
  readonly referenceInputTokens: number;
  readonly referenceOutputTokens: number;
  readonly note: string;
  readonly targets: Targets;
}

const NOT_REACHED: readonly Cause[] = ['rate_limited', 'timeout', 'unavailable'];

/**
 * An example to begin from: seven common kinds of work, each over offerings of several channels and owners, whose limits
 * are known where that is so: a request that states its size is never sent where nobody knows that it fits.
 */
export const EXAMPLE_TASK_CLASSES: readonly ExampleTaskClass[] = [
  {
    key: 'reasoning',
    name: 'Reasoning',
    description:
      'Planning, analysis and decisions over several steps, where a wrong step costs more than the tokens.',
    slaP95Ms: 60_000,
    costToleranceUsd: '0.5',
    kpi: 'Answers accepted without rework',
    referenceInputTokens: 4000,
    referenceOutputTokens: 2000,
    note: 'One model through two channels first, then another owner.',
    targets: [
      'anthropic/claude-opus-4-1',
      { offering: 'aws-bedrock/us.anthropic.claude-opus-4-1-20250805-v1:0', on: NOT_REACHED },
      'openai/gpt-5',
    ],
  },
  {
    key: 'scientific-and-mathematical-reasoning',
    name: 'Scientific and mathematical reasoning',
    description: 'Derivations, proofs, quantitative questions and reading of scientific texts.',
    slaP95Ms: 90_000,
    costToleranceUsd: '0.5',
    kpi: 'Correct final answers',
    referenceInputTokens: 3000,
    referenceOutputTokens: 4000,
    note: 'Two owners of comparable strength; the second also takes what is too long for the first.',
    targets: ['openai/gpt-5', 'google-ai-studio/gemini-2.5-pro', { offering: 'azure/o3', on: NOT_REACHED }],
  },
  {
    key: 'factual-lookup',
    name: 'Factual lookup',
    description: 'Short questions whose answer can be looked up and must carry its sources.',
    slaP95Ms: 8000,
    costToleranceUsd: '0.03',
    kpi: 'Answers with a source that holds',
    referenceInputTokens: 500,
    referenceOutputTokens: 400,
    note: 'An offering that searches first; without a search the answer is marked by the application.',
    targets: ['perplexity/sonar-pro', 'openai/gpt-5-mini', 'google-ai-studio/gemini-2.5-flash'],
  },
  {
    key: 'summarisation',
    name: 'Summarisation',
    description: 'Shortening documents, threads and calls without losing what was decided.',
    slaP95Ms: 15_000,
    costToleranceUsd: '0.05',
    kpi: 'Summaries kept as they are',
    referenceInputTokens: 12_000,
    referenceOutputTokens: 800,
    note: 'The long-context fallback is for documents that the others cannot take.',
    targets: [
      'azure/gpt-5-mini',
      { offering: 'aws-bedrock/eu.anthropic.claude-sonnet-4-20250514-v1:0', on: NOT_REACHED },
      { offering: 'google-ai-studio/gemini-2.5-flash', on: ['context_exceeded', ...NOT_REACHED] },
    ],
  },
  {
    key: 'transcription',
    name: 'Transcription',
    description: 'Speech to text.',
    slaP95Ms: 30_000,
    costToleranceUsd: '0.2',
    kpi: 'Word error rate',
    referenceInputTokens: 6000,
    referenceOutputTokens: 1500,
    note: '',
    targets: ['openai/gpt-4o-transcribe', 'groq/whisper-large-v3', 'openai/whisper-1'],
  },
  {
    key: 'keyword-generation',
    name: 'Keyword generation',
    description: 'Short lists of terms for search, tagging and advertising, in large numbers.',
    slaP95Ms: 3000,
    costToleranceUsd: '0.002',
    kpi: 'Cost per thousand lists',
    referenceInputTokens: 600,
    referenceOutputTokens: 60,
    note: 'The cheapest that is good enough.',
    targets: [
      'openai/gpt-5-nano',
      'google-ai-studio/gemini-2.5-flash-lite',
      'aws-bedrock/amazon.nova-lite-v1:0',
    ],
  },
  {
    key: 'code-completion',
    name: 'Code completion',
    description: 'Completions while typing, where the first token counts.',
    slaP95Ms: 1500,
    costToleranceUsd: '0.01',
    kpi: 'Completions accepted',
    referenceInputTokens: 3000,
    referenceOutputTokens: 120,
    note: '',
    targets: [
      'mistral/codestral-latest',
      { offering: 'anthropic/claude-3-5-haiku-latest', on: NOT_REACHED },
      { offering: 'openai/gpt-5-mini', on: NOT_REACHED },
    ],
  },
];

export const LEVELS = [
  // What the other labels ask for is recorded apart (seedObligations): without it they clear nothing.
  { key: 'public', name: 'Public', rank: 0, obligations: [] },
  { key: 'internal', name: 'Internal', rank: 1 },
  { key: 'confidential', name: 'Confidential', rank: 2 },
  { key: 'restricted', name: 'Restricted', rank: 3 },
] as const;

export const TAGS = [
  { key: 'pii', name: 'Personal data' },
  { key: 'phi', name: 'Health data' },
  { key: 'pci', name: 'Card data' },
  { key: 'source-code', name: 'Source code' },
  { key: 'privileged', name: 'Legally privileged' },
  { key: 'export-controlled', name: 'Export-controlled' },
  { key: 'competitor-confidential', name: 'Confidential to a competitor' },
] as const;

export const ENVIRONMENTS = [
  { key: 'development', name: 'Development', position: 0, production: false },
  { key: 'staging', name: 'Staging', position: 1, production: false },
  { key: 'production', name: 'Production', position: 2, production: true, approvalsRequired: 1 },
] as const;

/** What conditions may ask of a request from the start: where it comes from, whose it is, how it is answered. */
export const ATTRIBUTES = [
  { key: 'country', values: [] },
  { key: 'team', values: [] },
  { key: 'interactive', values: ['no', 'yes'] },
] as const;
