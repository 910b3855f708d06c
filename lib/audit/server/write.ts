import { sha256 } from '@/lib/core/hash';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import { canonicalJson } from '@/lib/policy/canonical';
import type { Origin } from '../origin';

/** Structured values only: what people wrote in free text stays on the record, and here only its field is named. */
export interface AuditChange {
  /** What was done: the command's action. */
  readonly action: string;
  /** The glossary's word, such as "rule". */
  readonly subjectType: string;
  readonly subjectId: string;
  /** Key of the environment, where it is about one. */
  readonly environment?: string;
  /** JSON values before and after, ids and numbers included. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Appends one entry in the transaction of the change it records, numbered without gaps and chained by hash. It locks
 * the head until that transaction ends, so call it last.
 */
export async function writeAudit(
  tx: Transaction,
  actorId: string,
  now: Date,
  change: AuditChange,
  origin?: Origin,
): Promise<bigint> {
  return writeAuditAll(tx, actorId, now, [change], origin);
}

/**
 * The same for many changes at once, in their order.
 * @returns the number of the last entry
 */
export async function writeAuditAll(
  tx: Transaction,
  actorId: string,
  now: Date,
  changes: readonly AuditChange[],
  origin?: Origin,
): Promise<bigint> {
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: Uint8Array }[]>`
    SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE`;
  if (!head) throw new Error('audit_head has no row: the database was not migrated');
  if (changes.length === 0) return head.seq;
  let { seq, hash } = head;
  const first = seq + 1n;
  for (const change of changes) {
    seq += 1n;
    const bytes = Buffer.from(
      canonicalJson({
        format: 'fairlead.audit/1',
        seq: seq.toString(),
        at: instant(now),
        actor: actorId,
        action: change.action,
        subject: { type: change.subjectType, id: change.subjectId },
        environment: change.environment ?? null,
        data: change.data ?? {},
      }),
    );
    hash = Uint8Array.from(sha256(hash, bytes));
    await tx.auditEntry.create({
      data: {
        seq,
        at: now,
        actorId,
        action: change.action,
        subjectType: change.subjectType,
        subjectId: change.subjectId,
        environment: change.environment ?? null,
        bytes: Uint8Array.from(bytes),
        hash: Uint8Array.from(hash),
      },
    });
    // The database takes an entry only behind the head (`audit_entries_consecutive`).
    await tx.auditHead.update({ where: { id: 1 }, data: { seq, hash: Uint8Array.from(hash) } });
  }
  if (origin) {
    const data = changes.map((_, index) => ({ seq: first + BigInt(index), ...origin }));
    await tx.auditOrigin.createMany({ data });
  }
  return seq;
}
