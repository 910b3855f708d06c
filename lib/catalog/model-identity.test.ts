import { describe, expect, it } from 'vitest';
import { modelIdentity } from './model-identity';
import { modelFamily, modelOwner } from './model-owner';

describe('modelIdentity', () => {
  it.each([
    ['anthropic', 'claude-haiku-4-5'],
    ['anthropic', 'claude-haiku-4-5-20251001'],
    ['aws-bedrock', 'anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['aws-bedrock', 'us.anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['aws-bedrock', 'us-gov.anthropic.claude-haiku-4-5-20251001-v1:0'],
    ['vertex', 'claude-haiku-4-5@20251001'],
    ['openrouter', 'anthropic/claude-haiku-4.5'],
    ['openrouter', 'anthropic/claude-haiku-4.5:thinking'],
    ['openrouter', 'anthropic/claude-haiku-4.5-fast'],
    ['github-copilot', 'claude-haiku-4.5'],
    ['vercel-ai-gateway', 'anthropic/claude-4-5-haiku'],
    ['anthropic', 'claude-4.5-haiku-latest'],
  ])('%s %s is Claude Haiku 4.5', (channel, id) => {
    expect(modelIdentity(channel, id).join).toBe('claude-haiku-4-5');
  });

  it.each([
    ['aws-bedrock', 'meta.llama3-1-70b-instruct-v1:0', 'llama-3-1-70b-instruct'],
    ['openrouter', 'meta-llama/llama-3.1-70b-instruct', 'llama-3-1-70b-instruct'],
    ['ovhcloud', 'Meta-Llama-3_1-70B-Instruct', 'llama-3-1-70b-instruct'],
    ['fireworks', 'accounts/fireworks/models/llama-v3p1-70b-instruct', 'llama-3-1-70b-instruct'],
    ['groq', 'llama-3.1-70b-versatile', 'llama-3-1-70b-instruct'],
    ['aws-bedrock', 'meta.llama4-scout-17b-instruct-v1:0', 'llama-4-scout'],
    ['together', 'meta-llama/Llama-4-Scout-17B-16E-Instruct', 'llama-4-scout'],
    ['aws-bedrock', 'deepseek.r1-v1:0', 'deepseek-r1'],
    ['fireworks', 'deepseek-v3p2', 'deepseek-v3-2'],
    ['openrouter', 'deepseek/deepseek-v3.2', 'deepseek-v3-2'],
    ['aws-bedrock', 'mistral.mistral-7b-instruct-v0:2', 'mistral-7b-instruct-v0-2'],
    ['cloudflare', '@hf/mistral/mistral-7b-instruct-v0.2', 'mistral-7b-instruct-v0-2'],
    ['aws-bedrock', 'nvidia.nemotron-nano-9b-v2:0', 'nemotron-nano-9b-v2'],
    ['aws-bedrock', 'openai.gpt-oss-120b-1:0', 'gpt-oss-120b'],
    ['openrouter', 'openai/gpt-oss-120b:free', 'gpt-oss-120b'],
    ['aws-bedrock', 'amazon.nova-lite-v1:0', 'nova-lite'],
    ['openrouter', 'amazon/nova-lite-v1', 'nova-lite'],
    ['openrouter', 'google/gemini-flash-1.5', 'gemini-1-5-flash'],
    ['google-ai-studio', 'gemini-2.0-flash-001', 'gemini-2-0-flash'],
    ['openai', 'gpt-4o-2024-08-06', 'gpt-4o'],
    ['azure', 'gpt-3.5-turbo-0125', 'gpt-3-5-turbo'],
    ['cerebras', 'zai-glm-4.7', 'glm-4-7'],
    ['oracle-oci', 'meta.llama-3.1-70b-instruct', 'llama-3-1-70b-instruct'],
    ['databricks', 'databricks-claude-haiku-4-5', 'claude-haiku-4-5'],
    ['sap-ai-core', 'anthropic--claude-4.5-haiku', 'claude-haiku-4-5'],
    ['baseten', 'zai-org/GLM-4.7', 'glm-4-7'],
    ['vertex', 'gemma-4-26b-a4b-it-maas', 'gemma-4-26b-a4b-it'],
    ['baseten', 'Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8', 'qwen3-coder-480b-a35b-instruct'],
    ['synthetic', 'hf:Qwen/Qwen3-Coder-480B-A35B-Instruct', 'qwen3-coder-480b-a35b-instruct'],
    // What is not the same model stays apart.
    ['xai', 'grok-4-fast', 'grok-4-fast'],
    ['openrouter', '~anthropic/claude-opus-latest', 'claude-opus-latest'],
    ['mistral', 'mistral-large-latest', 'mistral-large-latest'],
    ['mistral', 'mistral-large-2411', 'mistral-large-2411'],
    ['openai', 'ft:gpt-4o', 'ft-gpt-4o'],
  ])('%s %s → %s', (channel, id, join) => {
    expect(modelIdentity(channel, id).join).toBe(join);
  });

  it('profiles are read off and kept apart from the id', () => {
    const read = (id: string) => modelIdentity('aws-bedrock', id);
    expect(read('eu.anthropic.claude-sonnet-5-v1:0')).toMatchObject({
      profile: 'eu',
      namespace: 'anthropic',
    });
    expect(read('global.amazon.nova-2-lite-v1:0')).toMatchObject({ profile: 'global', namespace: 'amazon' });
    expect(read('anthropic.claude-sonnet-5-v1:0').profile).toBeNull();
    expect(modelIdentity('openrouter', 'eu.something').profile).toBeNull();
  });

  it('ways of serving the same model are read off too', () => {
    const fireworks = modelIdentity('fireworks', 'accounts/fireworks/routers/glm-5p2-fast-us');
    expect(fireworks).toMatchObject({ join: 'glm-5-2', tier: 'fast', profile: 'us' });
    expect(modelIdentity('fireworks', 'accounts/fireworks/models/glm-5p2').tier).toBe('standard');
    expect(modelIdentity('openrouter', 'openai/gpt-6-luna:batch')).toMatchObject({
      join: 'gpt-6-luna',
      tier: 'batch',
    });
    expect(modelIdentity('openrouter', 'anthropic/claude-opus-4.6-fast').tier).toBe('fast');
    expect(modelIdentity('xai', 'grok-4-fast').tier).toBe('standard');
  });

  it('knows a dated release', () => {
    expect(modelIdentity('anthropic', 'claude-haiku-4-5-20251001').snapshot).toBe(true);
    expect(modelIdentity('openai', 'gpt-4o-2024-08-06').snapshot).toBe(true);
    expect(modelIdentity('anthropic', 'claude-haiku-4-5').snapshot).toBe(false);
  });

  it('a bare name is the seller’s own work where it sells nothing else', () => {
    expect(modelIdentity('deepgram', 'enhanced-finance').namespace).toBe('deepgram');
    expect(modelIdentity('oracle-oci', 'cohere.command-a').namespace).toBe('cohere');
    expect(modelIdentity('fireworks', 'enhanced-finance').namespace).toBeNull();
  });

  it.each(['', ' ', '/', ':', '@', '....', 'a/'.repeat(5_000), '\u0000', '🦊/🦊'])('survives %j', (id) => {
    expect(modelIdentity('aws-bedrock', id).join).toMatch(/^[a-z0-9-]*$/);
  });
});

describe('modelOwner', () => {
  it.each([
    ['anthropic', 'claude-haiku-4-5', 'anthropic'],
    [null, 'claude-haiku-4-5', 'anthropic'],
    [null, 'gpt-5', 'openai'],
    [null, 'o3-mini', 'openai'],
    [null, 'whisper-large-v3', 'openai'],
    ['meta-llama', 'llama-3-1-70b-instruct', 'meta'],
    [null, 'llama-3-1-70b-instruct', 'meta'],
    // Works derived from another's weights belong to who made them.
    ['nvidia', 'llama-3-1-nemotron-70b-instruct', 'nvidia'],
    [null, 'llama-3-1-nemotron-70b-instruct', 'nvidia'],
    ['deepseek-ai', 'deepseek-r1-distill-llama-70b', 'deepseek'],
    [null, 'llama-3-1-sonar-large-128k-online', 'perplexity'],
    ['tngtech', 'deepseek-r1t-chimera', 'tng'],
    [null, 'deepseek-r1t-chimera', 'tng'],
    // A namespace or a name that no table knows has no owner, however familiar it sounds.
    ['arliai', 'qwq-32b-arliai-rpr-v1', null],
    [null, 'qwq-32b-arliai-rpr-v1', null],
    ['neversleep', 'llama-3-lumimaid-70b', null],
    [null, 'llama-3-lumimaid-70b', null],
    ['thebloke', 'mistral-7b-instruct-v0-1', null],
    [null, 'qwerky-72b', null],
    [null, 'magnum-v2-72b', null],
    [null, 'flux-realism', null],
    [null, 'flux-pro-1-1', 'black-forest-labs'],
    ['deepgram', 'enhanced-finance', 'deepgram'],
    [null, '', null],
    ['__proto__', 'x', null],
    ['constructor', 'x', null],
  ])('%s/%s → %s', (namespace, name, owner) => {
    expect(modelOwner(namespace, name)).toBe(owner);
  });

  it('a family is only its own owner’s', () => {
    expect(modelFamily('claude-haiku-4-5', 'anthropic')).toBe('claude');
    expect(modelFamily('claude-haiku-4-5', 'somebody')).toBeNull();
    expect(modelFamily('something', null)).toBeNull();
  });
});
