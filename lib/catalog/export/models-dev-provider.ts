import { TOKENLENS_CHANNELS } from '../channels';
import { MODELS_DEV_CHANNELS } from '../import/channel-of';

const PROVIDERS = Object.entries({ ...TOKENLENS_CHANNELS, ...MODELS_DEV_CHANNELS });

/**
 * The provider of models.dev that a channel is; the one of this dialect where it is several there. A channel that is none goes
 * by its own key.
 */
export function modelsDevProvider(channelKey: string, api: string): string {
  const ids = PROVIDERS.filter(([, fact]) => fact?.key === channelKey);
  const [id] = ids.find(([, fact]) => fact?.api === api) ?? ids[0] ?? [channelKey];
  return id;
}
