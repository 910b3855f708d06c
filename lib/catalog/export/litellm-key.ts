import type { OfferingRecord } from '../catalog-records';
import { liteLlmSeller } from '../import/litellm-channels';
import { liteLlmPlace } from '../import/litellm-place';
import { modelIdentity } from '../model-identity';

/** Providers whose own names LiteLLM uses without anything before them. */
const BARE: ReadonlySet<string> = new Set(['openai', 'anthropic', 'bedrock_converse', 'cohere_chat']);

/** The key by which LiteLLM knows an offering, by its own rules for keys; null where it has none for that region. */
export function liteLlmKey(
  { channel, requestId, profile }: OfferingRecord,
  provider: string,
  taken: (key: string) => boolean,
): string | null {
  const seller = liteLlmSeller(provider);
  if (!seller) return null;
  const identity = modelIdentity(channel, requestId);
  const { prefix } = seller;
  const names = [
    ...(BARE.has(provider) ? [requestId] : []),
    `${prefix}${requestId}`,
    ...(profile === null ? [] : [`${prefix}${profile}/${requestId}`]),
  ];
  const found = names.find((name) => {
    if (taken(name)) return false;
    const place = liteLlmPlace(name, provider, seller);
    if (typeof place === 'string' || place.tier !== 'standard' || place.scope !== null) return false;
    const same = place.channel.key === channel && place.requestId === requestId;
    return same && (place.profile ?? identity.profile) === profile;
  });
  return found ?? null;
}
