import { type Database, db } from '@/lib/db/client';
import { lastNight } from '../check';
import { type AuditCheck, verifyAudit } from './verify';

/** A number that no other lock of the database has. */
const LOCK = 7_215_021;
/** Ms that a check may take; the transaction that holds the lock waits so long. */
const LONGEST_MS = 6 * 3_600_000;
/** Entries between two notes of how far a check has come. */
const NOTE_EVERY = 5_000;

/** A check that was made, or null: another process is at one, or there is none to make. */
export type CheckRound = (AuditCheck & { readonly id: string }) | null;

/**
 * Makes the check that waits, if there is one: somebody asked for it, the night's is due, or the process that was at it ended.
 * One process of several does so at a time; after a time of standing still it is made up for.
 */
export async function checkRound(now: () => Date): Promise<CheckRound> {
  if (!(await isWaiting(now()))) return null;
  return db().$transaction(
    async (tx) => {
      const [{ locked } = { locked: false }] = await tx.$queryRaw<{ locked: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${LOCK}) AS locked`;
      if (!locked) return null;
      const id = await waitingCheck(now());
      return id === null ? null : { id, ...(await performCheck(db(), id, now)) };
    },
    { maxWait: 15_000, timeout: LONGEST_MS },
  );
}

async function isWaiting(now: Date): Promise<boolean> {
  const [{ waits } = { waits: false }] = await db().$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT FROM audit_checks WHERE finished_at IS NULL)
      OR NOT EXISTS (SELECT FROM audit_checks WHERE started_at >= ${lastNight(now)}) AS waits`;
  return waits;
}

/** The id of the check to make; the night's gets its row here. */
async function waitingCheck(now: Date): Promise<string | null> {
  const asked = await db().auditCheck.findFirst({
    where: { finishedAt: null },
    orderBy: { startedAt: 'asc' },
    select: { id: true },
  });
  if (asked) return asked.id;
  const recent = await db().auditCheck.count({ where: { startedAt: { gte: lastNight(now) } } });
  if (recent > 0) return null;
  const { id } = await db().auditCheck.create({ data: { startedAt: now }, select: { id: true } });
  return id;
}

/** Makes a check at once, after the one that may be under way: an operator's. */
export async function checkNow(askedById: string, now: () => Date): Promise<AuditCheck> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
      const data = { startedAt: now(), askedById };
      const { id } = await db().auditCheck.create({ data, select: { id: true } });
      return performCheck(db(), id, now);
    },
    { maxWait: 15_000, timeout: LONGEST_MS },
  );
}

/** Makes a check whose row is there, and writes into it how far it has come and what it found. */
async function performCheck(database: Database, id: string, now: () => Date): Promise<AuditCheck> {
  let noted = -NOTE_EVERY;
  const note = async (entries: number, total: number) => {
    if (entries - noted < NOTE_EVERY) return;
    noted = entries;
    await database.auditCheck.update({ where: { id }, data: { entries, total } });
  };
  try {
    const found = await verifyAudit(database, note);
    await database.auditCheck.update({
      where: { id },
      data: {
        finishedAt: now(),
        entries: found.entries,
        faultSeq: found.fault?.seq ?? null,
        fault: found.fault?.message ?? null,
      },
    });
    return found;
  } catch (error) {
    // Where the database is away, this fails too: the check stays open, and is made again.
    await database.auditCheck.update({
      where: { id },
      data: { finishedAt: now(), problem: 'It could not be finished. The log says why.' },
    });
    throw error;
  }
}
