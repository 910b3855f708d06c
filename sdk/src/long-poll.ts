import type { Settings } from './options';

/** A poll that the server may hold until there is something to tell. */
export interface LongPoll {
  /** As the router's own, but its requests for the policy carry the wish. */
  readonly settings: Settings;
  /** Whether the server has honoured it; if not, it has no room, and is to be asked at the ordinary interval. */
  readonly wasHeld: () => boolean;
}

export function longPoll(settings: Settings): LongPoll {
  const { waitSeconds } = settings.timing;
  const policy = `${settings.base}/policy`;
  let held = false;
  return {
    settings: {
      ...settings,
      requestTimeoutMs: settings.requestTimeoutMs + waitSeconds * 1_000,
      fetch: async (input, init) => {
        if (input !== policy) return settings.fetch(input, init);
        const headers = { ...(init?.headers as Record<string, string>), prefer: `wait=${waitSeconds}` };
        const response = await settings.fetch(input, { ...init, headers });
        held = response.headers.has('preference-applied');
        return response;
      },
    },
    wasHeld: () => held,
  };
}
