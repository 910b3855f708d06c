import { db } from '@/lib/db/client';
import type { Environment } from '@/lib/db/generated/client';
import type { Bundle } from '@/lib/policy/types';
import { clearanceEnds } from '../clearance-ends';

/** Of each environment, when offerings of its active policy lose a clearance. */
export async function activeClearanceEnds(): Promise<
  { readonly environment: Environment; readonly ends: ReadonlyMap<string, ReadonlySet<string>> }[]
> {
  const environments = await db().environment.findMany({ where: { archivedAt: null } });
  const found = [];
  for (const environment of environments) {
    const active = await db().policyVersion.findFirst({
      where: { environmentId: environment.id },
      orderBy: { version: 'desc' },
      select: { bundle: { select: { identity: true } } },
    });
    if (!active) continue;
    const bundle = JSON.parse(new TextDecoder().decode(active.bundle.identity)) as Bundle;
    found.push({ environment, ends: clearanceEnds(bundle) });
  }
  return found;
}
