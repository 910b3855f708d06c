import { db } from '@/lib/db/client';
import { family, gauge, labels, type Sample } from '@/lib/observe/exposition';
import { convergence } from '@/lib/routers/server/queries';
import { type Counted, countedByState } from './counted-by-state';

/** What stands in the database of everything that an operator watches, as metrics. The same from each process. */
export async function figuresText(now: Date): Promise<string> {
  const [queues, trail, environments] = await Promise.all([
    countedByState(),
    trailText(now),
    environmentsText(now),
  ]);
  return [queuesText(queues, now), trail, environments].join('');
}

const age = (then: Date | null | undefined, now: Date): readonly Sample[] =>
  then ? [['', Math.max(0, (now.getTime() - then.getTime()) / 1_000)]] : [];

function queuesText(counted: readonly Counted[], now: Date): string {
  const of = (queue: Counted['queue']) => counted.filter((row) => row.queue === queue);
  const byState = (queue: Counted['queue']) =>
    of(queue).map(({ state, count }): Sample => [labels({ state }), Number(count)]);
  const oldest = (queue: Counted['queue']) =>
    age(of(queue).find(({ state }) => state === 'waiting')?.oldest, now);
  return [
    family('fairlead_mails', 'gauge', 'Mails of the last 90 days, by state.', byState('mail')),
    family(
      'fairlead_mail_waiting_seconds',
      'gauge',
      'Age of the mail that has waited longest.',
      oldest('mail'),
    ),
    family(
      'fairlead_webhook_deliveries',
      'gauge',
      'Deliveries to webhooks of the last 90 days, by state.',
      byState('webhook'),
    ),
    family(
      'fairlead_webhook_waiting_seconds',
      'gauge',
      'Age of the delivery that has waited longest.',
      oldest('webhook'),
    ),
    family('fairlead_imports', 'gauge', 'Imports into the catalogue, by state.', byState('import')),
    family(
      'fairlead_import_schedules',
      'gauge',
      'Scheduled imports, by how they last ended.',
      byState('schedule'),
    ),
    family('fairlead_documents', 'gauge', 'Documents of contracts, by state.', byState('document')),
  ].join('');
}

interface Trail {
  readonly entries: bigint;
  readonly checkedAt: Date | null;
  readonly fault: boolean | null;
  readonly backupAt: Date | null;
}

async function trailText(now: Date): Promise<string> {
  const [row] = await db().$queryRaw<Trail[]>`
    SELECT h.seq AS entries, c.finished_at AS "checkedAt", c.fault IS NOT NULL AS fault, b.finished_at AS "backupAt"
    FROM audit_head h
    LEFT JOIN LATERAL (
      SELECT finished_at, fault FROM audit_checks
      WHERE finished_at IS NOT NULL AND problem IS NULL ORDER BY started_at DESC LIMIT 1
    ) c ON true
    LEFT JOIN LATERAL (
      SELECT finished_at FROM backups WHERE kind = 'made' ORDER BY finished_at DESC LIMIT 1
    ) b ON true`;
  const { entries = 0n, checkedAt, fault, backupAt } = row ?? {};
  return [
    family('fairlead_audit_entries_total', 'counter', 'Entries of the audit trail.', [['', Number(entries)]]),
    family(
      'fairlead_audit_check_ok',
      'gauge',
      'Whether the last finished check of the audit trail found it unaltered.',
      checkedAt ? [['', Number(!fault)]] : [],
    ),
    family('fairlead_audit_check_age_seconds', 'gauge', 'Time since that check.', age(checkedAt, now)),
    family(
      'fairlead_backup_age_seconds',
      'gauge',
      'Time since the last backup was finished.',
      age(backupAt, now),
    ),
  ].join('');
}

interface Active {
  readonly key: string;
  readonly epoch: number | null;
  readonly version: number | null;
  readonly publishedAt: Date | null;
  readonly emergencies: bigint;
  readonly unratified: bigint;
}

async function environmentsText(now: Date): Promise<string> {
  const rows = await db().$queryRaw<Active[]>`
    SELECT e.key, v.epoch, v.version, v.published_at AS "publishedAt",
      (SELECT count(*) FROM emergencies m WHERE m.environment_id = e.id AND m.ended_at IS NULL) AS emergencies,
      (SELECT count(*) FROM emergencies m WHERE m.environment_id = e.id AND m.ended_at IS NULL
        AND m.ratified_at IS NULL AND m.ratify_by < ${now}::timestamptz) AS unratified
    FROM environments e
    LEFT JOIN LATERAL (
      SELECT epoch, version, published_at FROM policy_versions WHERE environment_id = e.id ORDER BY version DESC LIMIT 1
    ) v ON true
    WHERE e.archived_at IS NULL ORDER BY e.position`;
  const routers: Sample[] = [];
  for (const { key: environment } of rows) {
    const counts = await convergence(environment, now);
    for (const standing of ['current', 'behind', 'rejecting', 'silent', 'empty'] as const)
      routers.push([labels({ environment, standing }), counts[standing]]);
  }
  const each = (value: (row: Active) => number | null): Sample[] =>
    rows.flatMap((row) => {
      const found = value(row);
      return found === null ? [] : [[labels({ environment: row.key }), found] as const];
    });
  const published = each(({ publishedAt }) => publishedAt && (now.getTime() - publishedAt.getTime()) / 1_000);
  return [
    family(
      'fairlead_policy_epoch',
      'gauge',
      'Epoch of the active version.',
      each(({ epoch }) => epoch),
    ),
    family(
      'fairlead_policy_version',
      'gauge',
      'Number of the active version.',
      each(({ version }) => version),
    ),
    family('fairlead_policy_age_seconds', 'gauge', 'Time since the active version was published.', published),
    family(
      'fairlead_routers',
      'gauge',
      'Routers heard of in the last day, by how they stand to the active version.',
      routers,
    ),
    family(
      'fairlead_emergencies_open',
      'gauge',
      'Emergency stops and rollbacks in force.',
      each(({ emergencies }) => Number(emergencies)),
    ),
    family(
      'fairlead_emergencies_overdue',
      'gauge',
      'Those of them that nobody has ratified in time.',
      each(({ unratified }) => Number(unratified)),
    ),
    gauge('fairlead_environments', 'Environments.', rows.length),
  ].join('');
}
