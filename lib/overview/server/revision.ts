import { db } from '@/lib/db/client';
import { GONE_AFTER_MS, SILENT_AFTER_MS } from '@/lib/routers/standing';

/**
 * Changes whenever the overview may show something else, in whichever process it came about: every change has an entry
 * in the trail; imports, schedules and routers are looked at besides. One small statement, asked every few seconds.
 */
export async function overviewRevision(now: Date): Promise<string> {
  const silent = new Date(now.getTime() - SILENT_AFTER_MS);
  const gone = new Date(now.getTime() - GONE_AFTER_MS);
  const [row] = await db().$queryRaw<{ revision: string }[]>`
    SELECT concat_ws(' ',
      (SELECT seq FROM audit_head),
      (SELECT rev FROM catalog_state),
      (SELECT extract(epoch FROM max(finished_at)) FROM scheduled_publishes),
      (SELECT extract(epoch FROM max(last_run_at)) FROM import_schedules),
      (SELECT string_agg(concat_ws(',', environment_id, epoch, version, refusing, quiet, count), ' ')
        FROM (SELECT environment_id, epoch, version, rejected_digest IS NOT NULL AS refusing,
            last_seen_at < ${silent} AS quiet, count(*)
          FROM router_instances WHERE last_seen_at >= ${gone}
          GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5) routers)) AS revision`;
  // Days pass without anything being changed.
  return `${now.toISOString().slice(0, 13)} ${row?.revision ?? ''}`;
}
