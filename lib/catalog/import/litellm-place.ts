import type { ChannelFact } from '../channels';
import type { LiteLlmSeller } from './litellm-channels';

/** Where a key of LiteLLM's list says that something is sold. */
export interface LiteLlmPlace {
  readonly channel: ChannelFact;
  /** What the seller's API takes. */
  readonly requestId: string;
  /** Of the key, where the request id does not tell it. */
  readonly profile: string | null;
  /** standard, or capacity for a term. */
  readonly tier: string;
  readonly region: string | null;
  /** The size, quality or number of steps that alone its prices are for. */
  readonly scope: string | null;
}

const SIZE = /^(\d+)-x-(\d+)$|^max-x-max$/;
const STEPS = /^(\d+|max)-steps$/;
const QUALITY = /^(low|medium|high|standard|hd|auto)$/;

/** Takes size, quality and steps out of a key: "hd/1024-x-1792/dall-e-3" is dall-e-3 at that size. */
function withoutVariant(key: string): { readonly rest: string; readonly scope: string | null } {
  const segments = key.split('/');
  const scopes: string[] = [];
  const rest = segments.filter((segment, at) => {
    if (at === segments.length - 1) return true;
    const size = SIZE.exec(segment);
    const steps = STEPS.exec(segment);
    if (size) scopes.push(size[1] ? `${size[1]} × ${size[2]}` : 'largest size');
    else if (steps) scopes.push(steps[1] === 'max' ? 'most steps' : `${steps[1]} steps`);
    else if (QUALITY.test(segment) && SIZE.test(segments[at + 1] ?? '')) scopes.push(segment);
    else return true;
    return false;
  });
  return { rest: rest.join('/'), scope: scopes.length > 0 ? scopes.join(', ') : null };
}

const REGION = /^(?:[a-z]{2}(?:-gov)?-[a-z]+-\d|\*)$/;
const TERM = /^(\d+)-month-commitment$/;

type Rest = Pick<LiteLlmPlace, 'requestId' | 'profile' | 'tier' | 'region'>;
const plain = (requestId: string): Rest => ({ requestId, profile: null, tier: 'standard', region: null });

/** "us-east-1/1-month-commitment/anthropic.claude-v1": a region is a profile there, since the price is that region's alone. */
function bedrock(path: string): Rest {
  const segments = path.split('/');
  // The name of an interface; the request id is the same.
  if (segments[0] === 'invoke' || segments[0] === 'converse') segments.shift();
  const region = segments.length > 1 && REGION.test(segments[0] ?? '') ? segments.shift() : undefined;
  const term = segments.length > 1 ? TERM.exec(segments[0] ?? '') : null;
  if (term) segments.shift();
  const named = segments.join('/');
  const place = region === undefined || region === '*' ? null : region;
  return {
    // Two rows leave out what Bedrock has before every name of Anthropic's.
    requestId: named.startsWith('claude-') ? `anthropic.${named}` : named,
    profile: place,
    tier: term ? `committed-${term[1]}-month` : 'standard',
    region: place,
  };
}

/** A deployment in a data zone, or one that runs anywhere. "global-standard" is the whole name of the same. */
function azure(path: string): Rest {
  const zone = /^(eu|us|global|global-standard)\/(.+)$/.exec(path);
  const requestId = (zone?.[2] ?? path).replace(/^doc-intelligence\//, '');
  return { ...plain(requestId), profile: zone?.[1]?.replace('-standard', '') ?? null };
}

const ANOTHER: Readonly<Record<string, (path: string) => Rest>> = {
  // Anthropic has the family before the number, and LiteLLM both ways.
  anthropic: (path) => plain(path.replace(/^claude-4-(opus|sonnet)-(?=\d{8}$)/, 'claude-$1-4-')),
  'aws-bedrock': bedrock,
  azure,
  // A name alone is one of Fireworks' own models; a namespace is that of somebody else's.
  fireworks: (path) => plain(path.includes('/') ? path : `accounts/fireworks/models/${path}`),
  // The path of a service, and not a part of the name.
  nvidia: (path) => plain(path.replace(/^ranking\//, '')),
  // Scaleway's own model strings have no namespace.
  scaleway: (path) => plain(path.slice(path.lastIndexOf('/') + 1)),
};

/** Ids that stand for all models of a size: what a model costs there, and no model. */
const PRICE_BAND = /^(together-ai|fireworks-ai)-/;
const OLLAMA_CLOUD = /^ollama\/(.+)-cloud$/;

/** Where the key of a row says that it is sold; or, as a text, why it is no offering. */
export function liteLlmPlace(
  key: string,
  provider: string,
  seller: LiteLlmSeller | null | undefined,
): LiteLlmPlace | string {
  const cloud = provider === 'ollama' ? OLLAMA_CLOUD.exec(key) : null;
  if (cloud?.[1])
    return { ...plain(cloud[1]), channel: { key: 'ollama-cloud', api: 'openai-chat' }, scope: null };
  if (seller === undefined) return `No channel is known for the provider “${provider.slice(0, 100)}”.`;
  if (seller === null) return 'It runs on one’s own machine: nobody sells it.';
  if (PRICE_BAND.test(key)) return 'It is a price for all models of a size, and no model.';
  const { rest, scope } = withoutVariant(key);
  // One row lacks the stroke after "replicate".
  const path = rest.startsWith(seller.prefix)
    ? rest.slice(seller.prefix.length)
    : rest.replace(/^replicate(?=openai\/)/, '');
  if (path === '' || path.length > 500) return 'It has no request id.';
  // What Perplexity runs for others, and its presets, is answered by another interface than its own models.
  const agent = seller.channel.key === 'perplexity' && path.includes('/');
  const channel = agent ? { ...seller.channel, key: 'perplexity-agent' } : seller.channel;
  const another = Object.hasOwn(ANOTHER, channel.key) ? ANOTHER[channel.key] : undefined;
  return { channel, scope, ...(another ?? plain)(path) };
}
