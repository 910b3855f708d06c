import type { Affiliation, AffiliationBand } from './affiliation-kinds';

/** A stake as the affiliation reads it. Percentages are decimals as strings; null is unknown, never zero. */
export interface StakeRecord {
  readonly key: string;
  /** Vendor keys. */
  readonly holder: string;
  readonly subject: string;
  readonly kind: 'controls' | 'interest' | 'none';
  readonly economicPercent: string | null;
  readonly votingPercent: string | null;
  /** `YYYY-MM-DD` of the source. */
  readonly asOf: string;
  /** Instants; null = open. [from, to). */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** An affiliation with the stakes that it rests on. */
export interface AffiliationFinding extends Affiliation {
  readonly stakes: readonly string[];
}

/** A holding from which it counts as control, whatever it is called. */
const CONTROL_PERCENT = 50;

/**
 * Whether a stake holds at an instant. An interest whose start is not known is taken to have held before too; a "none"
 * says nothing about the time before its own date.
 */
export function stakeInForce(stake: StakeRecord, at: Date): boolean {
  const from = stake.validFrom ?? (stake.kind === 'none' ? stake.asOf : null);
  if (from !== null && at.getTime() < Date.parse(from)) return false;
  return stake.validTo === null || at.getTime() < Date.parse(stake.validTo);
}

/** The larger of the known percentages, or null when none is known. */
function percentOf(stake: StakeRecord): number | null {
  const known = [stake.economicPercent, stake.votingPercent].filter((value) => value !== null).map(Number);
  return known.length === 0 ? null : Math.max(...known);
}

const isControl = (stake: StakeRecord): boolean =>
  stake.kind === 'controls' || (stake.kind === 'interest' && (percentOf(stake) ?? 0) >= CONTROL_PERCENT);

/** `start` and everything reachable from it, with the stakes passed on the way. */
function reach(start: readonly string[], edges: readonly StakeRecord[], step: 'up' | 'down') {
  const members = new Set(start);
  const stakes = new Set<string>();
  const queue = [...start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const edge of edges) {
      if ((step === 'up' ? edge.subject : edge.holder) !== next) continue;
      const other = step === 'up' ? edge.holder : edge.subject;
      stakes.add(edge.key);
      if (!members.has(other)) {
        members.add(other);
        queue.push(other);
      }
    }
  }
  return { members, stakes };
}

/** Everybody who controls a vendor at an instant, along any chain; the vendor itself is not among them. */
export function controllersOf(vendor: string, at: Date, stakes: readonly StakeRecord[]): ReadonlySet<string> {
  const control = stakes.filter((stake) => isControl(stake) && stakeInForce(stake, at));
  const { members } = reach([vendor], control, 'up');
  members.delete(vendor);
  return members;
}

/** The instants at which stakes begin or cease to hold, ascending: in between every affiliation stays what it is. */
export function stakeChanges(stakes: readonly StakeRecord[]): number[] {
  const changes = stakes.flatMap(({ kind, asOf, validFrom, validTo }) => [
    validFrom ?? (kind === 'none' ? asOf : null),
    validTo,
  ]);
  return [...new Set(changes.filter((change) => change !== null).map((change) => Date.parse(change)))].sort(
    (a, b) => a - b,
  );
}

function bandOf(percent: number): AffiliationBand {
  return percent < 5 ? 'under_5' : percent < 20 ? '5_to_20' : '20_to_50';
}

/**
 * The band of several interests: holdings of different companies of one side in the same company add up. One that is
 * not public makes the band unknown, unless what is known already reaches the highest.
 */
function band(interests: readonly StakeRecord[]): AffiliationBand {
  const bySubject = new Map<string, Map<string, number>>();
  let unknown = false;
  for (const interest of interests) {
    const percent = percentOf(interest);
    if (percent === null) {
      unknown = true;
      continue;
    }
    const holders = bySubject.get(interest.subject) ?? new Map<string, number>();
    holders.set(interest.holder, Math.max(percent, holders.get(interest.holder) ?? 0));
    bySubject.set(interest.subject, holders);
  }
  const sums = [...bySubject.values()].map((holders) =>
    [...holders.values()].reduce((sum, one) => sum + one, 0),
  );
  const highest = sums.length === 0 ? null : bandOf(Math.max(...sums));
  return highest === null || (unknown && highest !== '20_to_50') ? 'unknown' : highest;
}

/**
 * What a channel is to a model's owner at an instant (CONTRACTS.md, "Vendors and stakes").
 *
 * - `first_party`: the same company, or one company controls both or the one the other, along any chain. A holding of
 *   50 % or more counts as control.
 * - `affiliated`: an interest of any kind between a company of the channel's group and one of the owner's, in either
 *   direction.
 * - `independent`: a dated "none" is recorded between the companies at the top of both, for every such pair.
 * - `unknown`: anything else, a model without a known owner included.
 */
export function affiliation(
  channel: string,
  owner: string | null,
  at: Date,
  stakes: readonly StakeRecord[],
): AffiliationFinding {
  if (owner === null) return { kind: 'unknown', band: null, stakes: [] };
  if (owner === channel) return { kind: 'first_party', band: null, stakes: [] };
  const inForce = stakes.filter((stake) => stakeInForce(stake, at));
  const control = inForce.filter(isControl);
  const up = { channel: reach([channel], control, 'up'), owner: reach([owner], control, 'up') };
  if ([...up.channel.members].some((vendor) => up.owner.members.has(vendor))) {
    return {
      kind: 'first_party',
      band: null,
      stakes: [...new Set([...up.channel.stakes, ...up.owner.stakes])].sort(),
    };
  }
  const channelGroup = reach([...up.channel.members], control, 'down').members;
  const ownerGroup = reach([...up.owner.members], control, 'down').members;
  const between = (stake: StakeRecord, a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
    (a.has(stake.holder) && b.has(stake.subject)) || (b.has(stake.holder) && a.has(stake.subject));
  const onlyChannel = new Set([...channelGroup].filter((vendor) => !ownerGroup.has(vendor)));
  const onlyOwner = new Set([...ownerGroup].filter((vendor) => !channelGroup.has(vendor)));
  const interests = inForce.filter(
    (stake) => stake.kind === 'interest' && between(stake, onlyChannel, onlyOwner),
  );
  if (interests.length > 0) {
    const chain = [...up.channel.stakes, ...up.owner.stakes, ...interests.map((stake) => stake.key)];
    return { kind: 'affiliated', band: band(interests), stakes: [...new Set(chain)].sort() };
  }
  const tops = (members: ReadonlySet<string>): string[] =>
    [...members].filter((vendor) => !control.some((edge) => edge.subject === vendor));
  const nones = tops(up.channel.members).flatMap((a) =>
    tops(up.owner.members).map((b) =>
      inForce.find((stake) => stake.kind === 'none' && between(stake, new Set([a]), new Set([b]))),
    ),
  );
  if (nones.length > 0 && nones.every((none) => none !== undefined)) {
    return { kind: 'independent', band: null, stakes: nones.map((none) => none.key).sort() };
  }
  return { kind: 'unknown', band: null, stakes: [] };
}
