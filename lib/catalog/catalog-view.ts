import { type AffiliationFinding, affiliation, type StakeRecord } from './affiliation';
import type { ModelRecord, OfferingRecord, PriceLine, VendorRecord } from './catalog-records';
import type { MeasurementLine } from './details';
import { measuredBy } from './measured';
import type { OfferingRow } from './offering-row';
import { offeringRowOf, pricesStaleFrom } from './offering-row-of';
import { nextPriceChange } from './price-at';

/** What a view is made from. */
export interface ViewSource {
  readonly vendors: ReadonlyMap<string, VendorRecord>;
  readonly models: ReadonlyMap<string, ModelRecord>;
  readonly offerings: readonly OfferingRecord[];
  readonly prices: ReadonlyMap<string, readonly PriceLine[]>;
  readonly aliases: ReadonlyMap<string, readonly { readonly alias: string }[]>;
  readonly stakes: readonly StakeRecord[];
  readonly measurements: readonly (MeasurementLine & { readonly modelId: string | null })[];
}

/** Every offering as a row, true from `from` until `until`. */
export interface CatalogueView {
  readonly rows: readonly OfferingRow[];
  readonly byKey: ReadonlyMap<string, OfferingRow>;
  readonly byModel: ReadonlyMap<string, readonly OfferingRow[]>;
  readonly affiliationOf: (channel: string, owner: string | null) => AffiliationFinding;
  /** ms since the epoch: the instant that it was made for. */
  readonly from: number;
  /** ms since the epoch: the first instant at which a price, a stake or a sale begins or ends. */
  readonly until: number;
}

/** The next instant after `at` among instants that may be null. */
function nextOf(instants: readonly (string | null)[], at: Date): number {
  const ahead = instants
    .flatMap((one) => (one === null ? [] : [Date.parse(one)]))
    .filter((ms) => ms > at.getTime());
  return Math.min(Number.POSITIVE_INFINITY, ...ahead);
}

/** Builds the rows for an instant. Pure; about 30 ms for 2,300 offerings. */
export function catalogueView(source: ViewSource, at: Date): CatalogueView {
  const findings = new Map<string, AffiliationFinding>();
  const affiliationOf = (channel: string, owner: string | null): AffiliationFinding => {
    const pair = `${channel} ${owner ?? ''}`;
    const known = findings.get(pair);
    if (known) return known;
    const found = affiliation(channel, owner, at, source.stakes);
    findings.set(pair, found);
    return found;
  };
  const measured = measuredBy(source.measurements);
  const rows: OfferingRow[] = [];
  const byModel = new Map<string, OfferingRow[]>();
  let until = nextOf(
    source.stakes.flatMap((stake) => [
      stake.validFrom,
      stake.validTo,
      stake.kind === 'none' ? stake.asOf : null,
    ]),
    at,
  );
  for (const offering of source.offerings) {
    const model = source.models.get(offering.modelId);
    if (!model) continue;
    const prices = source.prices.get(offering.id) ?? [];
    until = Math.min(
      until,
      nextPriceChange(prices, at),
      nextOf([offering.soldFrom, offering.deprecatedFrom, offering.soldUntil], at),
    );
    const staleFrom = pricesStaleFrom(prices);
    if (staleFrom !== null && staleFrom > at.getTime()) until = Math.min(until, staleFrom);
    const row = offeringRowOf(
      {
        offering,
        model,
        ownerName: model.owner === null ? null : (source.vendors.get(model.owner)?.name ?? model.owner),
        channelName: source.vendors.get(offering.channel)?.name ?? offering.channel,
        hosting: source.vendors.get(offering.channel)?.hosting ?? 'service',
        sample: source.vendors.get(offering.channel)?.sample ?? false,
        measured: measured(offering),
        affiliation: affiliationOf(offering.channel, model.owner),
        prices,
        aliases: (source.aliases.get(model.id) ?? []).map(({ alias }) => alias),
      },
      at,
    );
    rows.push(row);
    const siblings = byModel.get(model.key);
    if (siblings) siblings.push(row);
    else byModel.set(model.key, [row]);
  }
  return {
    rows,
    byKey: new Map(rows.map((row) => [row.key, row])),
    byModel,
    affiliationOf,
    from: at.getTime(),
    until,
  };
}
