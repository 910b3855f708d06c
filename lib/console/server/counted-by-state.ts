import { db } from '@/lib/db/client';

/** How many records of a queue are in a state. */
export interface Counted {
  readonly queue: 'mail' | 'webhook' | 'import' | 'schedule' | 'document';
  readonly state: string;
  readonly count: bigint;
  /** When the oldest of them was made; of schedules, when the most overdue was due. */
  readonly oldest: Date | null;
}

/** What waits and what failed, in one question. */
export function countedByState(): Promise<Counted[]> {
  return db().$queryRaw<Counted[]>`
    SELECT 'mail' AS queue, state, count(*), min(created_at) AS oldest FROM outgoing_mails GROUP BY state
    UNION ALL SELECT 'webhook', state, count(*), min(created_at) FROM webhook_deliveries GROUP BY state
    UNION ALL SELECT 'import', state, count(*), min(created_at) FROM imports GROUP BY state
    UNION ALL SELECT 'schedule', CASE WHEN last_failed THEN 'failed' ELSE 'ok' END, count(*), min(next_run_at)
      FROM import_schedules WHERE archived_at IS NULL GROUP BY 2
    UNION ALL SELECT 'document', state, count(*), min(uploaded_at) FROM contract_documents GROUP BY state`;
}
