import type { Caller } from '@/lib/auth/server/command';
import type { Transaction } from '@/lib/db/client';
import { readableContracts } from './contract-access';

/** What a comparison reads of a contract. */
export interface ColumnContract {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly status: string;
  readonly parentId: string | null;
  readonly vendor: string;
  readonly vendorName: string;
  readonly seller: string;
  readonly sample: boolean;
}

/** The contracts that the caller may read, by vendor and number. */
export async function columnContracts(
  tx: Pick<Transaction, 'contract'>,
  caller: Caller,
): Promise<readonly ColumnContract[]> {
  const rows = await tx.contract.findMany({
    where: { AND: [readableContracts(caller), { archivedAt: null }] },
    select: {
      ...{ id: true, number: true, title: true, kind: true, status: true, parentId: true, sample: true },
      vendor: { select: { key: true, name: true } },
      seller: { select: { key: true } },
    },
    orderBy: [{ vendor: { name: 'asc' } }, { number: 'asc' }],
  });
  return rows.map(({ vendor, seller, ...row }) => ({
    ...row,
    vendor: vendor.key,
    vendorName: vendor.name,
    seller: seller?.key ?? vendor.key,
  }));
}
