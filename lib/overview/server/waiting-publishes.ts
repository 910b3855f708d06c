import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Waiting } from '../waiting';

/** For as long is told what came of a publish that did not take place. */
const TOLD_DAYS = 7;

interface Row {
  readonly environment_id: string;
  readonly environment: string;
  readonly name: string;
  readonly draft: string;
  readonly id: string;
  readonly scheduled_by: string;
  readonly finished_at: Date;
  readonly message: string | null;
}

/** Publishes at a time that failed, until the draft is published or scheduled again: for whoever could do it anew. */
export async function failedPublishes(caller: Caller, now: Date): Promise<Waiting[]> {
  const since = new Date(now.getTime() - TOLD_DAYS * 86_400_000);
  const rows = await db().$queryRaw<Row[]>`
    SELECT s.*, e.key AS environment, e.name, d.name AS draft FROM (
      SELECT DISTINCT ON (draft_id) id::text, draft_id, environment_id::text, state, finished_at,
        scheduled_by_id::text AS scheduled_by, failure ->> 'message' AS message
      FROM scheduled_publishes ORDER BY draft_id, created_at DESC
    ) s JOIN drafts d ON d.id = s.draft_id AND d.archived_at IS NULL
      JOIN environments e ON e.id = d.environment_id AND e.archived_at IS NULL
    WHERE s.state = 'failed' AND s.finished_at >= ${since} AND NOT EXISTS (
      SELECT FROM policy_versions v WHERE v.draft_id = s.draft_id AND v.published_at > s.finished_at)`;
  return rows
    .filter(
      ({ scheduled_by: by, environment_id: environmentId }) =>
        by === caller.actorId || allows(caller.roles, 'policy.publish', { environmentId }),
    )
    .map(({ id, environment, name, draft, message, finished_at: at }) => ({
      kind: 'failed_publish',
      id: `publish:${id}`,
      title: `Draft ${draft} was not published in ${name}`,
      detail: message ?? '',
      href: `/routing/publish?${new URLSearchParams({ environment, draft })}`,
      due: null,
      since: instant(at),
    }));
}
