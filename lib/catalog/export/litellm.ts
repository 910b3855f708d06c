import type { OfferingRecord } from '../catalog-records';
import { liteLlmMode } from '../import/litellm-channels';
import { lifecycleAt } from '../lifecycle';
import { modelIdentity } from '../model-identity';
import type { Exported, ExportSource, LeaveOut, LeftOut } from './exported';
import { liteLlmKey } from './litellm-key';
import { liteLlmPrices } from './litellm-prices';
import { liteLlmProvider } from './litellm-provider';

/** The catalogue's words by flags of LiteLLM. */
const FLAGS: Readonly<Record<string, string>> = {
  'audio-input': 'audio_input',
  'audio-output': 'audio_output',
  'computer-use': 'computer_use',
  'parallel-tools': 'parallel_function_calling',
  'pdf-input': 'pdf_input',
  prefill: 'assistant_prefill',
  'prompt-caching': 'prompt_caching',
  reasoning: 'reasoning',
  streaming: 'native_streaming',
  'structured-output': 'response_schema',
  'system-messages': 'system_messages',
  'tool-choice': 'tool_choice',
  tools: 'function_calling',
  'url-context': 'url_context',
  vision: 'vision',
  'web-search': 'web_search',
};

/** Ways of serving that have prices of their own in the same row. */
const SERVED = ['flex', 'priority', 'batch'] as const;

/** What of an offering is in which row: the ordinary one makes it, others add their prices. */
function servedAs(offering: OfferingRecord): 'standard' | (typeof SERVED)[number] | null {
  const { tier } = modelIdentity(offering.channel, offering.requestId);
  if (offering.serviceTier === tier) return 'standard';
  const before = tier === 'standard' ? '' : `${tier}-`;
  return SERVED.find((served) => offering.serviceTier === `${before}${served}`) ?? null;
}

function facts(offering: OfferingRecord): Record<string, unknown> {
  const known = <Value>(name: string, value: Value | null | undefined) =>
    value === null || value === undefined ? {} : { [name]: value };
  const { capabilities, deprecatedFrom } = offering;
  const midnight = deprecatedFrom?.endsWith('T00:00:00.000Z') ? deprecatedFrom.slice(0, 10) : null;
  return {
    ...known('mode', liteLlmMode(offering.mode ?? undefined)),
    ...known('max_input_tokens', offering.maxInputTokens),
    ...known('max_output_tokens', offering.maxOutputTokens),
    ...known('max_tokens', offering.maxOutputTokens),
    ...Object.fromEntries(
      (capabilities ?? []).flatMap((word) => {
        const flag = Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined;
        return flag === undefined ? [] : [[`supports_${flag}`, true]];
      }),
    ),
    ...known('supported_modalities', offering.inputModalities),
    ...known('supported_output_modalities', offering.outputModalities),
    ...known('supported_regions', offering.regions),
    ...known('deprecation_date', midnight),
  };
}

/**
 * The catalogue as LiteLLM's `model_prices_and_context_window.json`, for an instant: USD for one unit, by model with its
 * provider. What is not known is absent.
 */
export function writeLiteLlm(source: ExportSource, at: Date): Exported {
  const leftOut: LeftOut[] = [];
  const rows = new Map<string, Record<string, unknown>>();
  const others: { offering: OfferingRecord; served: string; row: string; leaveOut: LeaveOut }[] = [];
  for (const offering of source.offerings) {
    const leaveOut: LeaveOut = (field, reason) => leftOut.push({ offering: offering.key, field, reason });
    const refuse = (reason: string) => leaveOut(null, reason);
    if (lifecycleAt(offering, at) === 'retired') {
      refuse('It is not sold any more.');
      continue;
    }
    const provider = liteLlmProvider(offering.channel, offering.api);
    const served = servedAs(offering);
    if (provider === null) refuse('LiteLLM has no provider for its seller.');
    else if (served === null) refuse('The format has no prices for this service tier.');
    else {
      const key = liteLlmKey(offering, provider, (name) => served === 'standard' && rows.has(name));
      if (key === null) refuse('LiteLLM has no name for this region of its seller.');
      else if (served === 'standard') {
        const prices = liteLlmPrices(offering, source, at, '', leaveOut);
        rows.set(key, { litellm_provider: provider, ...facts(offering), ...prices });
      } else others.push({ offering, served: served === 'batch' ? 'batches' : served, row: key, leaveOut });
    }
  }
  for (const { offering, served, row, leaveOut } of others) {
    const standard = rows.get(row);
    if (!standard) leaveOut(null, 'The format has this tier beside the standard one alone.');
    else Object.assign(standard, liteLlmPrices(offering, source, at, `_${served}`, leaveOut));
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return { document: Object.fromEntries(sorted), leftOut };
}
