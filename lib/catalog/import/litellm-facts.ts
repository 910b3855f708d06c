import type { OfferingField } from '../fields';
import { fieldOf, stated, textOf, tokensOf, wordsOf } from './json-fields';
import { liteLlmMode } from './litellm-channels';
import type { Note } from './litellm-prices';
import type { Json, JsonObject } from './read-json';

/** Flags of LiteLLM by the catalogue's words. Any other is its own name with dashes. */
const CAPABILITIES: Readonly<Record<string, string>> = {
  function_calling: 'tools',
  parallel_function_calling: 'parallel-tools',
  response_schema: 'structured-output',
  native_structured_output: 'structured-output',
  image_input: 'vision',
  embedding_image_input: 'vision',
  pdf_input: 'attachments',
  sampling_params: 'temperature',
  assistant_prefill: 'prefill',
  native_streaming: 'streaming',
};

/** How LiteLLM itself has to write a request: nothing that an offering can or cannot do. */
const OF_LITELLM = /^(output_config|parallel_tool_use_config|multimodal|speed)$/;

const FLAG = /^supports_([a-z0-9_]+)$/;

/**
 * What an offering can do, sorted. A flag that is false says that it cannot, so a row whose flags are all false says that it
 * can do nothing of it; a row without flags says nothing.
 */
function capabilities(row: JsonObject, note: Note): string[] | undefined {
  const said = new Map<string, boolean>();
  for (const [key, value] of Object.entries(row)) {
    const flag = FLAG.exec(key)?.[1];
    if (flag === undefined || flag === 'multimodal' || OF_LITELLM.test(flag) || value === null) continue;
    if (typeof value !== 'boolean') {
      note(key, 'It is neither true nor false.');
      continue;
    }
    const word = Object.hasOwn(CAPABILITIES, flag) ? CAPABILITIES[flag] : undefined;
    const capability = word ?? flag.replaceAll('_', '-');
    said.set(capability, value || said.get(capability) === true);
  }
  if (said.size === 0) return undefined;
  return [...said].flatMap(([capability, can]) => (can ? [capability] : [])).sort();
}

/**
 * `max_input_tokens` and `max_output_tokens`. `max_tokens` is older and means the one or the other: it counts only where it
 * repeats what is said already, and is noted where it does not.
 */
function limits(row: JsonObject, note: Note) {
  const read = (key: string): number | undefined => {
    const value = fieldOf(row, key);
    if (value === undefined || value === null) return undefined;
    const tokens = tokensOf(value);
    if (tokens === undefined) note(key, 'It is no count of tokens; a zero stands for unknown.');
    return tokens;
  };
  const [maxInputTokens, maxOutputTokens] = [read('max_input_tokens'), read('max_output_tokens')];
  const either = read('max_tokens');
  if (either !== undefined && either !== maxInputTokens && either !== maxOutputTokens)
    note(
      'max_tokens',
      `${either} may be of what is sent or of what is answered, and agrees with neither limit.`,
    );
  return { maxInputTokens, maxOutputTokens };
}

/** `deprecation_date`: the day from which it counts as deprecated. */
function deprecation(row: JsonObject, asOf: string, note: Note) {
  const text = textOf(fieldOf(row, 'deprecation_date'));
  if (text === undefined) return {};
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) {
    note('deprecation_date', `“${text.slice(0, 40)}” is not a day.`);
    return {};
  }
  return {
    deprecatedFrom: new Date(time).toISOString(),
    ...(text <= asOf ? { lifecycle: 'deprecated' } : {}),
  };
}

/** Words of the row that say something about its prices and that no field holds. */
function remarks(row: JsonObject, note: Note): void {
  const metadata = fieldOf(row, 'metadata');
  const texts: [string, Json | undefined][] = [['comment', fieldOf(row, 'comment')]];
  if (typeof metadata === 'object' && metadata !== null)
    for (const key of ['notes', 'comment']) texts.push([`metadata.${key}`, (metadata as JsonObject)[key]]);
  for (const [field, value] of texts) {
    const text = textOf(value);
    if (text && /pric|cost|credit|free|\$|estimate|assum/i.test(text))
      note(field, `It says: “${text.slice(0, 500)}”`);
  }
}

/** What a row says of its offering besides prices. */
export function rowFacts(
  row: JsonObject,
  asOf: string,
  region: string | null,
  note: Note,
): Partial<Record<OfferingField, unknown>> {
  remarks(row, note);
  const word = textOf(fieldOf(row, 'mode'));
  const mode = liteLlmMode(word);
  if (word !== undefined && mode === null) note('mode', `“${word.slice(0, 40)}” is no mode that is known.`);
  return stated({
    mode: mode ?? undefined,
    regions: region === null ? wordsOf(fieldOf(row, 'supported_regions')) : [region],
    capabilities: capabilities(row, note),
    inputModalities: wordsOf(fieldOf(row, 'supported_modalities')),
    outputModalities: wordsOf(fieldOf(row, 'supported_output_modalities')),
    ...limits(row, note),
    ...deprecation(row, asOf, note),
  });
}
