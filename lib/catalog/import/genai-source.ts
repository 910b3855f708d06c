import type { PriceStatement } from '../change';
import { offeringApi } from '../channels';
import { offeringKey } from '../offering-key';
import type { PlanPrice } from '../plan';
import { GENAI_PRICES, genaiOfferings } from './genai-prices';
import type { ImportedOffering, ReadSource } from './imported';
import { joinChannels } from './join';
import { stated } from './json-fields';
import type { UnitPrices } from './price-statement';
import type { JoinedOffering } from './source-offering';
import { type TokenlensCatalog, tokenlensOfferings } from './tokenlens';

function byUnit(prices: readonly PlanPrice[]): UnitPrices {
  const found: UnitPrices = {};
  for (const { unit, ...price } of prices)
    found[unit] = [...(found[unit] ?? []), price satisfies PriceStatement];
  return found;
}

function imported({ requestId, identity, main }: JoinedOffering): ImportedOffering {
  return {
    key: offeringKey(main.channel.key, requestId, identity.tier),
    channel: main.channel.key,
    api: offeringApi(main.channel, identity.readable),
    requestId,
    profile: identity.profile,
    serviceTier: identity.tier,
    modelName: main.name,
    entry: main.entry,
    values: stated({
      contextTokens: main.contextTokens,
      lifecycle: main.deprecated ? 'deprecated' : undefined,
    }),
    prices: byUnit(main.prices),
    model: {},
    otherIds: main.otherIds,
  };
}

/**
 * The installed `@pydantic/genai-prices` as an import: a row is an entry of the package. Its request ids are completed by
 * those of tokenlens exactly as in the catalogue that is seeded (`join.ts`), so that it changes nothing there. Names and
 * descriptions of models differ from entry to entry, and are not stated.
 */
export function genaiSource(
  providers: Parameters<typeof genaiOfferings>[0],
  catalog: TokenlensCatalog,
): ReadSource {
  const { offerings, entries, skipped } = genaiOfferings(providers);
  const joined = joinChannels(offerings, entries, tokenlensOfferings(catalog).offerings);
  const own = joined.filter(({ main }) => main.origin.source === GENAI_PRICES.source).map(imported);
  const reached = new Set(own.map(({ entry }) => entry));
  const noted = skipped.filter(({ what }) => reached.has(what));
  const rows = providers.flatMap((provider) => provider.models.map((model) => `${provider.id}/${model.id}`));
  const reasons = new Map(skipped.map(({ what, reason }) => [what, reason]));
  return {
    rows: rows.length,
    asOf: GENAI_PRICES.asOf,
    offerings: own,
    skipped: rows.flatMap((row) =>
      reached.has(row)
        ? []
        : [{ row, reason: reasons.get(row) ?? 'Its request ids are those of another entry.' }],
    ),
    notes: noted.map(({ what, reason }) => ({ row: what, field: 'prices', reason })),
  };
}
