import { listDiscrepancies } from '@/lib/catalog/server/discrepancy-queries';
import { db } from '@/lib/db/client';
import type { Fact } from '../fact';
import type { Audience } from './audience';

/** After an import was applied: how many values its sources disagree on that nobody has settled. */
export async function catalogueFacts(since: Date, { holding }: Audience): Promise<Fact[]> {
  const last = await db().import.findFirst({
    where: { state: 'applied', appliedAt: { gte: since } },
    orderBy: { appliedAt: 'desc' },
    select: { id: true, name: true, appliedAt: true },
  });
  if (!last) return [];
  const open = (await listDiscrepancies()).filter(({ settlement }) => settlement === null).length;
  if (open === 0) return [];
  return [
    {
      kind: 'discrepancy',
      key: `discrepancy:${last.id}`,
      at: last.appliedAt ?? since,
      title: `Sources disagree on ${open === 1 ? 'one value' : `${open} values`}`,
      body: `After the import of ${last.name}.`,
      href: '/catalogue/settle',
      to: holding(['architect'], null),
    },
  ];
}
