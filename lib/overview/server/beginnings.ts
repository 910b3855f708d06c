import { db } from '@/lib/db/client';
import type { Beginnings } from '../first-steps';

/** How far this installation has come. */
export async function readBeginnings(): Promise<Beginnings> {
  const [row] = await db().$queryRaw<Beginnings[]>`
    SELECT (SELECT count(*)::int FROM (SELECT FROM persons WHERE archived_at IS NULL LIMIT 2) p) AS people,
      (SELECT count(*)::int FROM (SELECT FROM contracts WHERE NOT sample LIMIT 1) c) AS contracts,
      (SELECT count(*)::int FROM (SELECT FROM router_instances LIMIT 1) r) AS routers,
      EXISTS (SELECT FROM policy_versions v JOIN environments e ON e.id = v.environment_id
        WHERE e.production AND e.archived_at IS NULL) AS published,
      (SELECT json_build_object('id', id, 'key', key) FROM environments
        WHERE production AND archived_at IS NULL ORDER BY position LIMIT 1) AS production`;
  if (!row) throw new Error('a row without a table is always there');
  return row;
}
