import { equalBytes, sha256 } from '@/lib/core/hash';
import { instant } from '@/lib/core/time';
import type { Database } from '@/lib/db/client';
import type { AuditEntry } from '@/lib/db/generated/client';
import { canonicalJson } from '@/lib/policy/canonical';

/** What the first entry is chained to: the hash that the migration gives the head. */
const GENESIS = sha256('fairlead.audit/1');
const PAGE = 1_000;

export interface AuditCheck {
  /** Entries looked at, from the first on. */
  readonly entries: number;
  /** Where the record first departs from what was written, and how; null when all of it holds. */
  readonly fault: { readonly seq: bigint; readonly message: string } | null;
}

/**
 * Checks the whole audit record, a page at a time: numbers without gaps from 1, every hash recomputed from the one before
 * and the entry's bytes, columns that say what the bytes say, and a head that names the last entry. Reads one moment of
 * the database, so that it may run while entries are written.
 */
export function verifyAudit(database: Database): Promise<AuditCheck> {
  return database.$transaction(
    async (tx) => {
      const head = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
      let seq = 0n;
      let hash: Uint8Array = GENESIS;
      for (;;) {
        const page = await tx.auditEntry.findMany({
          where: { seq: { gt: seq } },
          orderBy: { seq: 'asc' },
          take: PAGE,
        });
        for (const entry of page) {
          const message = faultOf(entry, seq, hash);
          if (message) return { entries: Number(seq), fault: { seq: entry.seq, message } };
          seq = entry.seq;
          hash = entry.hash;
        }
        if (page.length < PAGE) break;
      }
      const fault = headFault(head, seq, hash);
      return { entries: Number(seq), fault: fault === null ? null : { seq, message: fault } };
    },
    { isolationLevel: 'RepeatableRead', maxWait: 15_000, timeout: 600_000 },
  );
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
