import { sha256Hex } from '@/lib/core/hash';
import type { Transaction } from '@/lib/db/client';
import { canonicalJson } from '@/lib/policy/canonical';
import type { PolicySource } from '../source-schema';

/**
 * Names what a source says, its task classes included, and what the regions that it allows stand for now: what a person
 * who looks at it and approves it has approved.
 */
export async function sourceDigest(tx: Transaction, source: PolicySource): Promise<string> {
  const rules = Object.values(source.taskClasses).flatMap((taskClass) => taskClass.rules);
  const named = new Set(rules.flatMap(({ definition }) => definition.regions ?? []));
  const groups = await tx.regionGroup.findMany({
    where: { archivedAt: null, key: { in: [...named] } },
    select: { key: true, regions: true },
  });
  const regionGroups = Object.fromEntries(groups.map(({ key, regions }) => [key, regions]));
  return sha256Hex(canonicalJson({ source, regionGroups }));
}
