import type { Transaction } from '@/lib/db/client';
import type { CatalogueChange } from '../change';

/** Makes the endpoints that new offerings are called at and that nobody has described, or put away while none was. */
export async function makeEndpoints(tx: Transaction, changes: readonly CatalogueChange[]): Promise<void> {
  const keys = changes.flatMap((change) =>
    change.change === 'create' && change.kind === 'offering' ? [String(change.values.endpoint?.value)] : [],
  );
  const wanted = [...new Set(keys)];
  const data = wanted.map((key) => ({ key, name: key, description: '' }));
  await tx.endpoint.createMany({ data, skipDuplicates: true });
  await tx.endpoint.updateMany({
    where: { key: { in: wanted }, archivedAt: { not: null } },
    data: { archivedAt: null, revision: { increment: 1 } },
  });
}
