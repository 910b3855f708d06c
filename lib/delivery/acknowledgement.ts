import { readApplied } from './applied';
import type { TokenRow } from './token';

/** What a router says of itself, as it was sent and capped; "" where it said nothing. Read when it is written. */
export interface Said {
  /** `Router-Applied` */
  readonly applied: string;
  /** `Router-Rejected` */
  readonly rejected: string;
  /** `Router-Library`, or the first product of `User-Agent`. */
  readonly library: string;
}

/** A sign of life of a running router. */
export interface Acknowledgement {
  /** The environment's key. */
  readonly environment: string;
  /** As it names itself: printable ASCII, capped. */
  readonly instance: string;
  readonly tokenId: string;
  /** Null = it is still there, and said nothing new: a stream that is open. */
  readonly said: Said | null;
  /** Ms since 1970. */
  readonly seenAt: number;
}

/** What was said, in the columns of `router_instances`. */
export interface SaidColumns {
  readonly epoch: number | null;
  readonly version: number | null;
  readonly digest: string | null;
  readonly rejectedDigest: string | null;
  readonly rejectedReason: string | null;
  readonly library: string | null;
}

/** Characters that are kept. A longer value is cut, never refused: no poll fails for what it says beside its question. */
const MOST = { instance: 128, applied: 128, rejected: 300, library: 128, reason: 200 };
const REJECTED = /^\s*(?:sha-256:)?([0-9a-f]{64})\s*(?:;(.*))?$/i;

/** What a request's headers (by lower-case name) say of the router that sent it; null if it does not name itself. */
export function acknowledgementOf(
  headers: Readonly<Record<string, string | undefined>>,
  { id, environment }: TokenRow,
  now: number,
): Acknowledgement | null {
  const named = headers['router-instance'];
  if (named === undefined) return null;
  const instance = printable(named, MOST.instance);
  if (instance === '') return null;
  const said = {
    applied: printable(headers['router-applied'], MOST.applied),
    rejected: printable(headers['router-rejected'], MOST.rejected),
    library: printable(headers['router-library'] ?? firstProduct(headers['user-agent']), MOST.library),
  };
  return { environment, instance, tokenId: id, said, seenAt: now };
}

/** Reads what was said. What has another form than it should counts as not said. */
export function saidColumns({ applied, rejected, library }: Said): SaidColumns {
  const runs = readApplied(applied);
  const [, digest, reason = ''] = REJECTED.exec(rejected) ?? [];
  return {
    epoch: runs?.epoch ?? null,
    version: runs?.version ?? null,
    digest: runs?.digest ?? null,
    rejectedDigest: digest?.toLowerCase() ?? null,
    rejectedReason: digest === undefined ? null : reason.trim().slice(0, MOST.reason),
    library: library || null,
  };
}

/** What routers send, of which nothing has to be taken out. */
const PLAIN = /^[\x21-\x7e]+$/;

/**
 * Cut, and with "?" for all that is no printable ASCII. What is cut is copied, because a slice would keep the whole
 * of what it was cut from in memory.
 */
function printable(text: string | undefined, most: number): string {
  if (text === undefined) return '';
  if (text.length <= most && PLAIN.test(text)) return text;
  const kept = text.length > most ? Buffer.from(text.slice(0, most), 'latin1').toString('latin1') : text;
  return kept.replace(/[^\x20-\x7e]/g, '?').trim();
}

/** "node/22.1 (linux)" → "node/22.1" */
function firstProduct(userAgent: string | undefined): string {
  return userAgent === undefined ? '' : (/^\S{1,128}/.exec(userAgent)?.[0] ?? '');
}
