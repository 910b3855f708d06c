import type { Origin } from './origin';
import type { SubjectLink } from './subject-link';

/** An entry of the trail as screens show it. */
export interface AuditEntryDto {
  /** Its number, from 1 without gaps. */
  readonly seq: string;
  readonly at: string;
  /** `name` is null for whoever was erased. */
  readonly actor: { readonly id: string; readonly name: string | null };
  readonly action: string;
  readonly subject: SubjectLink & { readonly type: string; readonly id: string };
  /** Key. */
  readonly environment: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Null for what the system did, and for what was written before origins were noted. */
  readonly origin: Origin | null;
}

/** One screen of the trail, the latest first. */
export interface AuditPage {
  readonly entries: readonly AuditEntryDto[];
  /** Where the pages before and after it begin; null where there is none. */
  readonly newer: string | null;
  readonly older: string | null;
  /** The number of the last entry of the whole trail when it was read. */
  readonly head: string;
}

/** An entry with all there is of it. */
export interface AuditEntryDetail extends AuditEntryDto {
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly previousHash: string | null;
  /** What is hashed: canonical JSON. */
  readonly canonical: string;
  /** Numbers of the entries of the same record before and after it. */
  readonly before: string | null;
  readonly after: string | null;
}
