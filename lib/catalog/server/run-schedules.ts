import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { ImportSchedule } from '@/lib/db/generated/client';
import { guardedFetch } from '@/lib/http/guarded-fetch';
import { outageOf } from '@/lib/http/outage';
import { automatic } from '../import/automatic';
import { applyImport, discardImport } from './import-commands';
import { importDiffNow } from './import-diff';
import { SHORT, statingSource } from './import-rows';
import { readInWorker } from './read-in-worker';
import { importFile } from './start-import';

/** Where it reports to; pino's loggers are such. */
export interface SchedulesLog {
  readonly info: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

/** How files come and are read; tests bring their own. */
export interface Ways {
  readonly fetch: (url: string) => Promise<{ readonly bytes: Uint8Array }>;
  readonly read: Parameters<typeof importFile>[3];
}

const HOUR = 3_600_000;
/** Ms after which a process that took a schedule and died is taken for dead. */
const LEASE = 15 * 60_000;

/**
 * Runs every schedule that is due, one after another. A process takes one by moving its time on under a lock, so that no two
 * fetch it at once; who dies with it leaves it to be due again. What fails is noted and tried again after an hour, then
 * after six, or with its next time if that is sooner.
 */
export async function runDueSchedules(
  now: () => Date,
  log: SchedulesLog,
  ways: Partial<Ways> = {},
): Promise<void> {
  for (let due = await take(now()); due; due = await take(now())) {
    const schedule = due;
    const failure = (error: unknown): Ended => {
      if (outageOf(error)) throw error;
      if (error instanceof AppError) return { failed: true, outcome: sentenceOf(error) };
      log.error(
        { event: 'import schedule', schedule: schedule.id, err: error },
        'a defect stopped an import',
      );
      return {
        failed: true,
        outcome: 'Fairlead met a defect of its own; its log says more. Nothing was changed.',
      };
    };
    const ended = await run(schedule, now(), { fetch: guardedFetch, read: readInWorker, ...ways }).catch(
      failure,
    );
    await note(schedule, ended, now());
    log.info({ event: 'import schedule', schedule: schedule.id, ...ended }, 'a source was fetched');
  }
}

interface Ended {
  readonly failed: boolean;
  readonly outcome: string;
}

/** The most overdue schedule that no other process has in hand, put off for as long as it may take. */
async function take(now: Date): Promise<ImportSchedule | null> {
  return db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM import_schedules WHERE archived_at IS NULL AND next_run_at <= ${now}::timestamptz
      ORDER BY next_run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!row) return null;
    return tx.importSchedule.update({
      where: { id: row.id },
      data: { nextRunAt: new Date(now.getTime() + LEASE) },
    });
  });
}

async function run(schedule: ImportSchedule, now: Date, { fetch, read }: Ways): Promise<Ended> {
  const { id: scheduleId, url, maxChangePercent } = schedule;
  const mapping = schedule.mapping as Readonly<Record<string, unknown>> | null;
  const { key: source } = statingSource({ ...schedule, name: url, asOf: now });
  const { bytes } = await fetch(url);
  const upload = { source, via: 'url', name: url, bytes, mapping, scheduleId } as const;
  const { id, same } = await importFile(SYSTEM_CALLER, upload, now, read);
  await discardOlder(scheduleId, id, now);
  if (same) return { failed: false, outcome: 'No change: it is the file that was applied last.' };
  const row = await db().import.findUniqueOrThrow({ where: { id }, omit: SHORT });
  const { preview } = await importDiffNow(row, now);
  const decided = automatic(preview, {
    apply: schedule.apply === 'apply' ? 'apply' : 'review',
    maxChangePercent,
  });
  if (decided.apply) await applyImport(SYSTEM_CALLER, { id, digest: preview.digest, choice: {} }, now);
  return { failed: false, outcome: decided.outcome };
}

/** What it fetched before and nobody looked at is overtaken. */
async function discardOlder(scheduleId: string, newest: string, now: Date): Promise<void> {
  const older = await db().import.findMany({
    where: { scheduleId, state: 'preview', id: { not: newest } },
    select: { id: true },
  });
  for (const { id } of older) {
    // Somebody may have applied it this moment, which is as well.
    await discardImport(SYSTEM_CALLER, { id }, now).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
}

const sentenceOf = ({ message, details }: AppError): string =>
  [message, ...(details.fields ?? []).slice(0, 1).map((field) => field.message)].join(' ');

async function note(
  { id, everyHours, lastFailed, nextRunAt: lease }: ImportSchedule,
  { failed, outcome }: Ended,
  now: Date,
): Promise<void> {
  const hours = failed ? Math.min(everyHours, lastFailed ? 6 : 1) : everyHours;
  const done = { lastRunAt: now, lastOutcome: outcome, lastFailed: failed };
  // Whoever asked for it to run again meanwhile is heard.
  const { count } = await db().importSchedule.updateMany({
    where: { id, nextRunAt: lease },
    data: { ...done, nextRunAt: new Date(now.getTime() + hours * HOUR) },
  });
  if (count === 0) await db().importSchedule.updateMany({ where: { id }, data: done });
}
