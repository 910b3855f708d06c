import { type AffiliationFinding, affiliation } from '../affiliation';
import type { StakeLine } from '../details';
import { type CatalogueSnapshot, catalogueSnapshot } from './snapshot';

/** What a seller is to a maker at an instant, and what that rests on. */
export interface AffiliationLine {
  readonly channelKey: string;
  readonly channelName: string;
  readonly ownerKey: string | null;
  readonly ownerName: string | null;
  readonly affiliation: Pick<AffiliationFinding, 'kind' | 'band'>;
  /** Empty where nothing is recorded, or where they are the same. */
  readonly chain: readonly StakeLine[];
  readonly offerings: number;
}

/** What a vendor is at an instant to each maker whose models it sells, and to each seller of its own; most offerings first. */
export async function affiliationsOf(vendor: string, at: Date): Promise<AffiliationLine[]> {
  const snapshot = await catalogueSnapshot();
  const pairs = new Map<string, { channel: string; owner: string | null; offerings: number }>();
  for (const { channelKey, ownerKey } of snapshot.rows) {
    if (channelKey !== vendor && ownerKey !== vendor) continue;
    const key = JSON.stringify([channelKey, ownerKey]);
    const pair = pairs.get(key) ?? { channel: channelKey, owner: ownerKey, offerings: 0 };
    pair.offerings += 1;
    pairs.set(key, pair);
  }
  return [...pairs.values()]
    .map(({ channel, owner, offerings }) => ({ ...lineOf(snapshot, channel, owner, at), offerings }))
    .sort((a, b) => b.offerings - a.offerings || (a.ownerName ?? '~').localeCompare(b.ownerName ?? '~'));
}

/** What any channel is to any owner at an instant. */
export async function affiliationBetween(
  channel: string,
  owner: string,
  at: Date,
): Promise<Omit<AffiliationLine, 'offerings'>> {
  return lineOf(await catalogueSnapshot(), channel, owner, at);
}

function lineOf({ records }: CatalogueSnapshot, channel: string, owner: string | null, at: Date) {
  const { kind, band, stakes } = affiliation(channel, owner, at, records.stakes);
  const nameOf = (key: string) => records.vendors.get(key)?.name ?? key;
  return {
    channelKey: channel,
    channelName: nameOf(channel),
    ownerKey: owner,
    ownerName: owner === null ? null : nameOf(owner),
    affiliation: { kind, band },
    chain: records.stakes.filter(({ key }) => stakes.includes(key)),
  };
}
