import { equalBytes, sha256 } from '@/lib/core/hash';
import { instant } from '@/lib/core/time';
import type { Database } from '@/lib/db/client';
import type { AuditEntry } from '@/lib/db/generated/client';
import { canonicalJson } from '@/lib/policy/canonical';

/** What the first entry is chained to: the hash that the migration gives the head. */
export const GENESIS = sha256('fairlead.audit/1');
const PAGE = 1_000;

export interface AuditCheck {
  /** Entries looked at, from the first on. */
  readonly entries: number;
  /** Where the record first departs from what was written, and how; null when all of it holds. */
  readonly fault: { readonly seq: bigint; readonly message: string } | null;
}

/** Called after each page with the entries looked at and those that there were at the beginning. */
type Progress = (entries: number, total: number) => Promise<void> | void;

/**
 * Checks the whole audit record, a page at a time: numbers without gaps from 1, every hash recomputed from the one before
 * and the entry's bytes, columns that say what the bytes say, and a head that names the last entry. It looks at what was
 * written when it began; entries never change, so that it may run while others are written, for as long as it takes.
 */
export async function verifyAudit(database: Database, progress: Progress = () => {}): Promise<AuditCheck> {
  const [end] = await database.$queryRaw<{ seq: bigint; hash: Uint8Array; last: bigint | null }[]>`
    SELECT seq, hash, (SELECT max(seq) FROM audit_entries) AS last FROM audit_head WHERE id = 1`;
  if (!end) throw new Error('audit_head has no row: the database was not migrated');
  const last = end.last ?? 0n;
  const total = Number(last > end.seq ? last : end.seq);
  let seq = 0n;
  let hash: Uint8Array = GENESIS;
  await progress(0, total);
  for (;;) {
    const page = await database.auditEntry.findMany({
      where: { seq: { gt: seq, lte: last } },
      orderBy: { seq: 'asc' },
      take: PAGE,
    });
    for (const entry of page) {
      const message = faultOf(entry, seq, hash);
      if (message) return { entries: Number(seq), fault: { seq: entry.seq, message } };
      seq = entry.seq;
      hash = entry.hash;
    }
    await progress(Number(seq), total);
    if (page.length < PAGE) break;
  }
  const fault = headFault(end, seq, hash);
  return { entries: Number(seq), fault: fault === null ? null : { seq, message: fault } };
}

function faultOf(entry: AuditEntry, last: bigint, lastHash: Uint8Array): string | null {
  if (entry.seq !== last + 1n) return `entry ${entry.seq} follows entry ${last}: what was between is gone`;
  if (!equalBytes(sha256(lastHash, entry.bytes), entry.hash)) {
    return `entry ${entry.seq} does not have the hash of its bytes after entry ${last}`;
  }
  return saysTheSame(entry) ? null : `the columns of entry ${entry.seq} differ from its hashed bytes`;
}

function saysTheSame(entry: AuditEntry): boolean {
  try {
    const { data, ...rest } = JSON.parse(Buffer.from(entry.bytes).toString()) as Record<string, unknown>;
    const columns = {
      format: 'fairlead.audit/1',
      seq: entry.seq.toString(),
      at: instant(entry.at),
      actor: entry.actorId,
      action: entry.action,
      subject: { type: entry.subjectType, id: entry.subjectId },
      environment: entry.environment,
    };
    return data !== undefined && canonicalJson(rest) === canonicalJson(columns);
  } catch {
    return false;
  }
}

function headFault(head: { seq: bigint; hash: Uint8Array }, seq: bigint, hash: Uint8Array): string | null {
  if (head.seq !== seq) return `the head is at entry ${head.seq}, and the last entry is ${seq}`;
  return equalBytes(head.hash, hash) ? null : `the head has another hash than entry ${seq}`;
}
