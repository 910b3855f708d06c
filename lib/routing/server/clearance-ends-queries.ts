import { db } from '@/lib/db/client';
import type { Environment } from '@/lib/db/generated/client';
import type { Bundle } from '@/lib/policy/types';
import { clearanceEnds } from '../clearance-ends';

type Ends = ReturnType<typeof clearanceEnds>;

/** Of bundles that are active, by digest: a bundle says the same for ever, and reading one takes long. */
const known = new Map<string, Ends>();

/** Of each environment, when offerings of its active policy lose a clearance. */
export async function activeClearanceEnds(): Promise<
  { readonly environment: Environment; readonly ends: Ends }[]
> {
  const [environments, active] = await Promise.all([
    db().environment.findMany({ where: { archivedAt: null } }),
    db().$queryRaw<{ environment: string; digest: string }[]>`
      SELECT e.id::text AS environment, v.bundle_digest AS digest FROM environments e, LATERAL (
        SELECT bundle_digest FROM policy_versions WHERE environment_id = e.id ORDER BY version DESC LIMIT 1
      ) v WHERE e.archived_at IS NULL`,
  ]);
  const digests = new Map(active.map(({ environment, digest }) => [environment, digest]));
  const ends = await endsOf(new Set(digests.values()));
  return environments.flatMap((environment) => {
    const found = ends.get(digests.get(environment.id) ?? '');
    return found ? [{ environment, ends: found }] : [];
  });
}

async function endsOf(digests: ReadonlySet<string>): Promise<ReadonlyMap<string, Ends>> {
  const found = new Map<string, Ends>();
  for (const digest of digests) found.set(digest, known.get(digest) ?? (await readEnds(digest)));
  for (const digest of known.keys()) if (!found.has(digest)) known.delete(digest);
  for (const [digest, ends] of found) known.set(digest, ends);
  return found;
}

async function readEnds(digest: string): Promise<Ends> {
  const { identity } = await db().bundle.findUniqueOrThrow({ where: { digest }, select: { identity: true } });
  return clearanceEnds(JSON.parse(new TextDecoder().decode(identity)) as Bundle);
}
