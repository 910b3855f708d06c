import { stakeInForce } from '../affiliation';
import { ownershipChanges, ownershipGraph } from '../ownership-graph';
import { catalogueSnapshot } from './snapshot';

/** Who holds what in whom at an instant, drawn and as a list, with the days on which something changes. */
export async function ownershipAt(at: Date, around: string | null) {
  const { records } = await catalogueSnapshot();
  const invented = (key: string, name: string) =>
    records.vendors.get(key)?.sample ? `${name} (sample)` : name;
  const all = records.stakes.map((stake) => ({
    ...stake,
    holderName: invented(stake.holder, stake.holderName),
    subjectName: invented(stake.subject, stake.subjectName),
  }));
  const parts = ownershipGraph(all, at, around);
  const shown = new Set(parts.flatMap(({ edges }) => edges.map(({ stake }) => stake.key)));
  const vendors = [...records.vendors.values()];
  const named = (list: typeof vendors) =>
    list.map(({ key, name }) => ({ key, name })).sort((a, b) => a.name.localeCompare(b.name));
  const held = new Set(records.stakes.flatMap(({ holder, subject }) => [holder, subject]));
  return {
    parts,
    stakes: all.filter(({ key }): boolean => shown.has(key)),
    hidden: records.stakes.filter((stake) => !stakeInForce(stake, at)).length,
    changes: ownershipChanges(records.stakes),
    holders: named(vendors.filter(({ key }) => held.has(key))),
    channels: named(vendors.filter(({ isChannel }) => isChannel)),
    owners: named(vendors.filter(({ isOwner }) => isOwner)),
  };
}
