import { actionWords } from './action-words';
import type { AuditEntryDto } from './entry';
import type { Origin } from './origin';

/** The first line of an export as JSON Lines. */
export interface ExportHead {
  readonly format: 'fairlead.audit-export/1';
  readonly exportedAt: string;
  /** The filter as an address has it; empty = the whole trail. */
  readonly filter: string;
  /** The hash that the first entry is chained to, in hex. */
  readonly genesis: string;
  /** The last entry of the trail when the export began: its number, and its hash in hex. */
  readonly head: { readonly seq: string; readonly hash: string };
}

/** A line of an export: the entry's canonical JSON as a text, whose UTF-8 bytes are hashed. */
export interface ExportedEntry {
  readonly seq: string;
  /** Hash of the entry before, in hex. */
  readonly previous: string | null;
  /** SHA-256 of `previous` followed by the bytes of `entry`, in hex. */
  readonly hash: string;
  readonly entry: string;
  /** Beside the trail and not hashed. */
  readonly actorName: string | null;
  readonly origin: Origin | null;
}

/** The last line: without it, the file was cut off. */
export interface ExportEnd {
  readonly end: true;
  readonly entries: number;
}

export const CSV_COLUMNS = [
  ...['entry', 'at', 'actor', 'actor_id', 'action', 'what', 'record_type', 'record_id', 'record'],
  ...['environment', 'before', 'after', 'data', 'via', 'address', 'session', 'token', 'request', 'hash'],
] as const;

/** An entry as the cells of CSV_COLUMNS; what has parts is JSON. */
export function csvCells(entry: AuditEntryDto, hash: string): (string | null)[] {
  const { actor, action, subject, data, origin } = entry;
  const { before, after, ...rest } = data;
  return [
    ...[entry.seq, entry.at, actor.name, actor.id, action, actionWords(action)],
    ...[subject.type, subject.id, subject.title, entry.environment],
    ...[text(before), text(after), Object.keys(rest).length === 0 ? null : JSON.stringify(rest)],
    ...[origin?.via, origin?.address, origin?.sessionId, origin?.tokenId, origin?.requestId].map(
      (one) => one ?? null,
    ),
    hash,
  ];
}

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
