import { describe, expect, it } from 'vitest';
import { keyOfIdentity } from '../offering-key';
import { liteLlmSeller } from './litellm-channels';
import { liteLlmPlace } from './litellm-place';

/** Key of the offering, with what its prices alone are for; or why it is none. */
function placed(key: string, provider: string): string {
  const place = liteLlmPlace(key, provider, liteLlmSeller(provider));
  if (typeof place === 'string') return place;
  const { channel, requestId, profile, tier, scope } = place;
  const id = keyOfIdentity({ channel: channel.key, requestId, profile, serviceTier: tier });
  return scope === null ? id : `${id} (${scope})`;
}

describe('liteLlmPlace', () => {
  it.each([
    ['gpt-9', 'openai', 'openai/gpt-9'],
    ['openai/sora-9', 'openai', 'openai/sora-9'],
    ['ft:gpt-9', 'openai', 'openai/ft:gpt-9'],
    ['claude-x-4@20250514', 'vertex_ai-anthropic_models', 'vertex/claude-x-4@20250514'],
    ['vertex_ai/meta/llama-9-maas', 'vertex_ai-llama_models', 'vertex/meta/llama-9-maas'],
    ['claude-4-opus-20250514', 'anthropic', 'anthropic/claude-opus-4-20250514'],
    ['groq/openai/gpt-oss-9b', 'groq', 'groq/openai/gpt-oss-9b'],
    ['openrouter/z-ai/glm-9:free', 'openrouter', 'openrouter/z-ai/glm-9:free'],
    ['cloudflare/@cf/meta/llama-9', 'cloudflare', 'cloudflare/@cf/meta/llama-9'],
    ['amazon-nova/nova-pro-v1', 'amazon_nova', 'amazon-nova/nova-pro-v1'],
    ['replicateopenai/gpt-oss-20b', 'replicate', 'replicate/openai/gpt-oss-20b'],
    ['command-r', 'cohere_chat', 'cohere/command-r'],
    ['nvidia_nim/ranking/nvidia/rank-1', 'nvidia_nim', 'nvidia/nvidia/rank-1'],
    ['perplexity/sonar', 'perplexity', 'perplexity/sonar'],
    ['perplexity/openai/gpt-9', 'perplexity', 'perplexity-agent/openai/gpt-9'],
    ['fireworks_ai/glm-9', 'fireworks_ai', 'fireworks/accounts/fireworks/models/glm-9'],
    ['fireworks_ai/accounts/x/models/y', 'fireworks_ai', 'fireworks/accounts/x/models/y'],
    ['fireworks_ai/nomic-ai/embed', 'fireworks_ai-embedding-models', 'fireworks/nomic-ai/embed'],
    ['scaleway/qwen/qwen9', 'scaleway', 'scaleway/qwen9'],
    ['ollama/gpt-oss:120b-cloud', 'ollama', 'ollama-cloud/gpt-oss:120b'],
  ])('%s of %s', (key, provider, expected) => {
    expect(placed(key, provider)).toBe(expected);
  });

  it.each([
    ['azure/gpt-9', 'azure', 'azure/gpt-9'],
    ['azure/eu/gpt-9', 'azure', 'azure/gpt-9@eu'],
    ['azure/global-standard/gpt-9', 'azure', 'azure/gpt-9@global'],
    ['azure_ai/global/grok-9', 'azure_ai', 'azure/grok-9@global'],
    ['azure_ai/doc-intelligence/prebuilt-read', 'azure_ai', 'azure/prebuilt-read'],
    ['us.anthropic.claude-x-v1:0', 'bedrock_converse', 'aws-bedrock/us.anthropic.claude-x-v1:0'],
    ['bedrock/us.anthropic.claude-x-v1:0', 'bedrock', 'aws-bedrock/us.anthropic.claude-x-v1:0'],
    ['bedrock/invoke/anthropic.claude-x-v1:0', 'bedrock', 'aws-bedrock/anthropic.claude-x-v1:0'],
    ['bedrock/eu-west-1/meta.llama9-v1:0', 'bedrock', 'aws-bedrock/meta.llama9-v1:0@eu-west-1'],
    ['bedrock/us-gov-west-1/claude-x-v1:0', 'bedrock', 'aws-bedrock/anthropic.claude-x-v1:0@us-gov-west-1'],
    [
      'bedrock/us-east-1/6-month-commitment/anthropic.claude-v9',
      'bedrock',
      'aws-bedrock/anthropic.claude-v9@us-east-1#committed-6-month',
    ],
    ['bedrock/*/1-month-commitment/cohere.c-v1', 'bedrock', 'aws-bedrock/cohere.c-v1#committed-1-month'],
    ['bedrock_mantle/openai.gpt-9', 'bedrock_mantle', 'aws-bedrock/openai.gpt-9'],
  ])('clouds have regions and terms: %s', (key, provider, expected) => {
    expect(placed(key, provider)).toBe(expected);
  });

  it.each([
    ['hd/1024-x-1792/dall-e-3', 'openai', 'openai/dall-e-3 (hd, 1024 × 1792)'],
    ['azure/standard/1024-x-1024/dall-e-3', 'azure', 'azure/dall-e-3 (standard, 1024 × 1024)'],
    [
      '1024-x-1024/50-steps/bedrock/amazon.c-v1:0',
      'bedrock',
      'aws-bedrock/amazon.c-v1:0 (1024 × 1024, 50 steps)',
    ],
    [
      'max-x-max/max-steps/stability.s-v0',
      'bedrock',
      'aws-bedrock/stability.s-v0 (largest size, most steps)',
    ],
    ['aws_polly/standard', 'aws_polly', 'aws-polly/standard'],
  ])('sizes, qualities and steps are no part of a name: %s', (key, provider, expected) => {
    expect(placed(key, provider)).toBe(expected);
  });

  it.each([
    ['x/y', 'a-seller-nobody-knows', 'No channel is known for the provider “a-seller-nobody-knows”.'],
    ['x/y', '__proto__', 'No channel is known for the provider “__proto__”.'],
    ['ollama/llama9', 'ollama', 'It runs on one’s own machine: nobody sells it.'],
    ['together-ai-4.1b-8b', 'together_ai', 'It is a price for all models of a size, and no model.'],
    ['xai/', 'xai', 'It has no request id.'],
    [`xai/${'x'.repeat(501)}`, 'xai', 'It has no request id.'],
  ])('%s of %s is no offering', (key, provider, reason) => {
    expect(placed(key, provider)).toBe(reason);
  });
});
