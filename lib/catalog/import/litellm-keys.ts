/** A price key of LiteLLM, taken apart. */
export interface PriceKey {
  /** The key without its suffixes: "input_cost_per_token". */
  readonly base: string;
  readonly tier: 'standard' | 'flex' | 'priority' | 'batch';
  /** Input tokens above which it holds for the whole request; 0 = from the first. */
  readonly aboveTokens: number;
  /** Of a cache write: kept for an hour. */
  readonly hour: boolean;
  /** What alone it is for: intervals, picture heights. */
  readonly scope: string | null;
}

const SUFFIX =
  /_(?:above_(?<thousands>\d{1,7})k_tokens|above_(?<hours>\d+)hr|above_(?<seconds>\d+)s_interval|(?<lines>\d{3,4}p)|(?<tier>flex|priority|batches))$/;

/**
 * Reads a price key whose suffixes may stand in any order. Null where a suffix is there twice or its meaning is not known.
 *
 * @see https://docs.litellm.ai/docs/provider_registration/add_model_pricing
 */
export function priceKey(key: string): PriceKey | null {
  let base = key;
  const found: Partial<Record<string, string>> = {};
  for (let at = SUFFIX.exec(base); at?.groups; at = SUFFIX.exec(base)) {
    for (const [name, text] of Object.entries(at.groups)) {
      if (text === undefined) continue;
      if (found[name] !== undefined) return null;
      found[name] = text;
    }
    base = base.slice(0, at.index);
  }
  const { thousands = '0', hours, seconds, lines, tier } = found;
  if (hours !== undefined && hours !== '1') return null;
  const scopes = [lines, seconds && `intervals above ${seconds} s`].filter(Boolean);
  return {
    base,
    tier: tier === 'batches' ? 'batch' : ((tier as 'flex' | 'priority' | undefined) ?? 'standard'),
    aboveTokens: Number(thousands) * 1000,
    hour: hours !== undefined,
    scope: scopes.length > 0 ? scopes.join(', ') : null,
  };
}

/** Whether a field may say what something costs, so that leaving it out has to be said. */
export function looksLikePrice(key: string): boolean {
  return /cost|pric|multiplier|uplift|surcharge|discount|(^|_)fees?(_|$)|(^|_)usd(_|$)/.test(key);
}
