import { modelIdentity } from './model-identity';

/** `<channel>/<request id>`: the key of an offering of the standard tier; of another with `#<tier>`. */
export function offeringKey(channel: string, requestId: string, tier = 'standard'): string {
  return `${channel}/${requestId.toLowerCase()}${tier === 'standard' ? '' : `#${tier}`}`;
}

/** What tells an offering from all others. */
export interface OfferingIdentity {
  readonly channel: string;
  readonly requestId: string;
  readonly profile: string | null;
  readonly serviceTier: string;
}

/** The key that an offering is made under: with `@<profile>` where its request id does not tell that. */
export function keyOfIdentity({ channel, requestId, profile, serviceTier }: OfferingIdentity): string {
  const told = profile === null || modelIdentity(channel, requestId).profile === profile;
  return offeringKey(channel, told ? requestId : `${requestId}@${profile}`, serviceTier);
}
