import { groupedBy } from '@/lib/core/grouped';
import type { ComparedColumn } from '../comparison';
import { contractKindName } from '../contract-kinds';
import type { ColumnContract } from './compared-contracts';

/** A column with the contracts that speak in it, by id. */
interface FoundColumn extends ComparedColumn {
  readonly contracts: ReadonlyMap<string, ColumnContract>;
}

/**
 * The column that a key names: of a vendor all contracts that are with it or sold by it, of a contract itself and what
 * amends it. Null where `all`, what the reader may read, holds none.
 */
export function columnOf(key: string, all: readonly ColumnContract[]): FoundColumn | null {
  const [kind, ...rest] = key.split(':');
  const name = rest.join(':');
  if (kind === 'vendor') return vendorColumn(key, name, all);
  const contract = kind === 'contract' ? all.find(({ number }) => number === name) : undefined;
  if (!contract) return null;
  const { number, title, vendorName, sample } = contract;
  const detail = [contractKindName(contract.kind), vendorName].join(' · ');
  return { key, name: title, detail, number, sample, contracts: byId(familyOf(contract, all)) };
}

function vendorColumn(key: string, name: string, all: readonly ColumnContract[]): FoundColumn | null {
  const contracts = all.filter(({ vendor, seller }) => vendor === name || seller === name);
  if (contracts.length === 0) return null;
  return {
    key,
    name: contracts.find(({ vendor }) => vendor === name)?.vendorName ?? name,
    detail: contracts.length === 1 ? '1 contract' : `${contracts.length} contracts`,
    number: null,
    sample: contracts.every(({ sample }) => sample),
    contracts: byId(contracts),
  };
}

function familyOf(contract: ColumnContract, all: readonly ColumnContract[]): readonly ColumnContract[] {
  const children = groupedBy(all, ({ parentId }) => parentId);
  const below = (one: ColumnContract, above: readonly string[]): readonly ColumnContract[] => [
    one,
    ...(children.get(one.id) ?? [])
      .filter(({ id, kind }) => (kind === 'amendment' || kind === 'annex') && !above.includes(id))
      .flatMap((child) => below(child, [...above, one.id])),
  ];
  return below(contract, []);
}

const byId = (contracts: readonly ColumnContract[]) => new Map(contracts.map((one) => [one.id, one]));
