import { describe, expect, it } from 'vitest';
import { GENAI_CHANNELS, TOKENLENS_CHANNELS } from '../channels';
import { vendorFact } from '../sellers';
import { MODELS_DEV_CHANNELS, modelsDevChannel, soldBySubscription } from './channel-of';
import { LITELLM_CHANNELS, liteLlmApi, liteLlmMode, liteLlmSeller } from './litellm-channels';

describe('channels of the sources', () => {
  it('every one is a seller with a name and, but for a few, a site', () => {
    const tables = [GENAI_CHANNELS, TOKENLENS_CHANNELS, MODELS_DEV_CHANNELS, LITELLM_CHANNELS];
    const channels = tables.flatMap((table) => Object.values(table).flatMap((channel) => channel?.key ?? []));
    const unknown = [...new Set(channels)].filter((key) => !vendorFact(key)?.roles.includes('channel'));
    expect(unknown).toEqual([]);
    expect(new Set(channels).size).toBeGreaterThan(200);
  });

  it('one seller is one channel in every source', () => {
    expect(modelsDevChannel('amazon-bedrock')?.key).toBe('aws-bedrock');
    expect(liteLlmSeller('bedrock_converse')?.channel.key).toBe('aws-bedrock');
    expect(modelsDevChannel('google-vertex-anthropic')).toEqual(
      liteLlmSeller('vertex_ai-anthropic_models')?.channel,
    );
    expect(modelsDevChannel('google')).toEqual(liteLlmSeller('gemini')?.channel);
    expect(modelsDevChannel('alibaba')?.key).toBe(liteLlmSeller('dashscope')?.channel.key);
    expect(modelsDevChannel('gmicloud')?.key).toBe(liteLlmSeller('gmi')?.channel.key);
    expect(liteLlmSeller('cohere_chat')?.channel.api).toBe('cohere-chat');
  });

  it('tells what nobody sells from what nobody knows', () => {
    expect([modelsDevChannel('lmstudio'), liteLlmSeller('ollama')]).toEqual([null, null]);
    expect([modelsDevChannel('constructor'), liteLlmSeller('__proto__')]).toEqual([undefined, undefined]);
  });

  it('knows who sells by subscription', () => {
    expect(['zai-coding-plan', 'alibaba-token-plan-cn', 'github-copilot'].every(soldBySubscription)).toBe(
      true,
    );
    expect(['zai', 'openai', 'stepfun'].some(soldBySubscription)).toBe(false);
  });

  it('a mode decides the dialect, but for Google’s one', () => {
    const [openai, google] = [liteLlmSeller('openai')?.channel, liteLlmSeller('vertex_ai')?.channel];
    if (!openai || !google) throw new Error('no channel');
    expect(['chat', 'embedding', 'responses', null].map((mode) => liteLlmApi(openai, mode))).toEqual([
      'openai-chat',
      'openai-embeddings',
      'openai-responses',
      'openai-chat',
    ]);
    expect(liteLlmApi(google, 'embedding')).toBe('google-generate-content');
    expect(['chat', 'toString', undefined].map(liteLlmMode)).toEqual(['chat', null, null]);
  });
});
