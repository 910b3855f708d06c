import { own } from '@/lib/core/own';
import { type ChannelFact, TOKENLENS_CHANNELS } from '../channels';

/**
 * Which of our channels a provider of models.dev is. Null = it runs on one's own machine, so nobody sells it; undefined =
 * no channel is known for it, which an importer reports.
 */
export function modelsDevChannel(id: string): ChannelFact | null | undefined {
  const found = own(TOKENLENS_CHANNELS, id);
  return found === undefined ? own(MODELS_DEV_CHANNELS, id) : found;
}

const channel = (key: string, api: ChannelFact['api'] = 'openai-chat'): ChannelFact => ({ key, api });

/** What the list that `TOKENLENS_CHANNELS` covers did not have yet; same keys where the seller has no other name here. */
export const MODELS_DEV_CHANNELS: Readonly<Record<string, ChannelFact | null>> = {
  'atomic-chat': null,
  cohere: channel('cohere', 'cohere-chat'),
  freemodel: channel('freemodel', 'anthropic-messages'),
  friendli: channel('friendli'),
  'kimi-for-coding': channel('kimi-for-coding', 'anthropic-messages'),
  'minimax-cn-coding-plan': channel('minimax-cn-coding-plan', 'anthropic-messages'),
  'minimax-coding-plan': channel('minimax-coding-plan', 'anthropic-messages'),
  nova: channel('amazon-nova'),
  'novita-ai': channel('novita'),
  // Its address is that of the plan; what "stepfun" sells by the token is another.
  'stepfun-ai': channel('stepfun-step-plan'),
  'wafer.ai': channel('wafer'),
  ...Object.fromEntries(
    [
      '302ai',
      'abacus',
      'abliteration-ai',
      'aihubmix',
      'alibaba-coding-plan',
      'alibaba-coding-plan-cn',
      'alibaba-token-plan',
      'alibaba-token-plan-cn',
      'ambient',
      'anyapi',
      'auriko',
      'azure-cognitive-services',
      'bailing',
      'berget',
      'clarifai',
      'claudinio',
      'cloudferro-sherlock',
      'cloudflare-ai-gateway',
      'cortecs',
      'crof',
      'databricks',
      'digitalocean',
      'dinference',
      'drun',
      'evroc',
      'frogbot',
      'gitlab',
      'gmicloud',
      'helicone',
      'hpc-ai',
      'iflowcn',
      'inceptron',
      'io-net',
      'jiekou',
      'kilo',
      'kuae-cloud-coding-plan',
      'lilac',
      'llmgateway',
      'llmtr',
      'lucidquery',
      'meganova',
      'merge-gateway',
      'minimax',
      'minimax-cn',
      'mixlayer',
      'moark',
      'nano-gpt',
      'nearai',
      'nebius',
      'neon',
      'neuralwatt',
      'ollama-cloud',
      'opencode-go',
      'orcarouter',
      'ovhcloud',
      'perplexity-agent',
      'poe',
      'poolside',
      'privatemode-ai',
      'qihang-ai',
      'qiniu-ai',
      'regolo-ai',
      'routing-run',
      'sakana',
      'sap-ai-core',
      'sarvam',
      'scaleway',
      'siliconflow',
      'siliconflow-cn',
      'snowflake-cortex',
      'stackit',
      'stepfun',
      'subconscious',
      'tencent-coding-plan',
      'tencent-tokenhub',
      'the-grid-ai',
      'tinfoil',
      'umans-ai',
      'umans-ai-coding-plan',
      'vivgrid',
      'vultr',
      'xiaomi',
      'xiaomi-token-plan-ams',
      'xiaomi-token-plan-cn',
      'xiaomi-token-plan-sgp',
      'xpersona',
      'zeldoc',
      'zenmux',
      'zhipuai-coding-plan',
    ].map((key) => [key, channel(key)]),
  ),
};

/** Providers whose models are sold by subscription: a price of zero there is no price. */
export function soldBySubscription(channelKey: string): boolean {
  return /-(coding|token|step)-plan(-|$)/.test(channelKey) || SUBSCRIPTIONS.has(channelKey);
}
const SUBSCRIPTIONS: ReadonlySet<string> = new Set([
  'chatgpt',
  'github-copilot',
  'gitlab',
  'kimi-for-coding',
  'ollama-cloud',
  'opencode-go',
]);
