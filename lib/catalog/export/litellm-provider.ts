import { own } from '@/lib/core/own';
import { LITELLM_CHANNELS } from '../import/litellm-channels';

/** Of a channel's several names, the one that LiteLLM uses for most of what it sells. */
const USUAL: Readonly<Record<string, string>> = {
  'aws-bedrock': 'bedrock_converse',
  cohere: 'cohere_chat',
  'llama-api': 'meta_llama',
  'perplexity-agent': 'perplexity',
};

/** The provider of LiteLLM that a channel is; null = it has none. */
export function liteLlmProvider(channelKey: string, api: string): string | null {
  const names = Object.entries(LITELLM_CHANNELS).filter(([, channel]) => channel?.key === channelKey);
  const usual = own(USUAL, channelKey) ?? names.find(([name]) => name === channelKey)?.[0];
  if (usual !== undefined) return usual;
  // A name with the maker of the models in it is right for that maker alone.
  const general = names.filter(([name]) => !/_models$/.test(name) || api === 'anthropic-messages');
  const found = general.find(([, channel]) => channel?.api === api) ?? general[0];
  return found?.[0] ?? null;
}
