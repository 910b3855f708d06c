import type { FieldProblem } from '@/lib/core/errors';
import type { RecordKind, Stated } from '../change';
import { readPageLimit } from './page-limit';

/** One change as the feed tells it: what was there before and what is there now, whole. */
export interface FedChange {
  /** Of the feed after this change. */
  readonly cursor: string;
  readonly change: 'create' | 'set' | 'archive' | 'restore';
  readonly kind: RecordKind;
  readonly key: string;
  /** For "set". */
  readonly field: string | null;
  readonly before: Stated | null;
  readonly after: Stated | null;
  /** For "create": what the record was made with, by field. */
  readonly values: Readonly<Record<string, Stated>> | null;
  readonly batch: FedBatch;
}

/** What changed at once. */
export interface FedBatch {
  readonly id: string;
  readonly kind: string;
  readonly summary: string;
  /** Instant. */
  readonly at: string;
  /** The batch that this one took back. */
  readonly undoes: string | null;
}

export interface FeedPage {
  readonly data: readonly FedChange[];
  /** Where to go on, now or at any later time. */
  readonly next: string;
  /** Whether there is more already. */
  readonly more: boolean;
}

/** The place in the feed after a change, which names the change's batch: a history that was brought back has others. */
export interface FeedCursor {
  readonly seq: bigint;
  /** The first digits of the batch's id; null only for the very beginning. */
  readonly batch: string | null;
}

export interface FeedRequest {
  /** Null = where the feed ends now. */
  readonly since: FeedCursor | null;
  readonly limit: number;
  /** Seconds to wait where there is nothing. */
  readonly wait: number;
}

/** The most changes of one page. */
const MOST_CHANGES = 1_000;
const LONGEST_WAIT = 25;

/** A place as the text that clients keep; `0` is the beginning. */
export function formatFeedCursor({ seq, batch }: FeedCursor): string {
  return batch === null ? '0' : `${seq}-${batch}`;
}

/** The cursor after a change of a batch. */
export function cursorAfter(seq: bigint, batchId: string): FeedCursor {
  return { seq, batch: batchId.slice(0, 8) };
}

function readFeedCursor(text: string): FeedCursor | null {
  if (text === '0') return { seq: 0n, batch: null };
  const [, seq, batch] = /^([1-9]\d{0,17})-([0-9a-f]{8})$/.exec(text) ?? [];
  return seq && batch ? { seq: BigInt(seq), batch } : null;
}

/** Reads the parameters of the feed, strictly. Problems' paths are "?" and the parameter's name. */
export function readFeedRequest(params: URLSearchParams): {
  readonly request: FeedRequest;
  readonly problems: readonly FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  for (const name of new Set(params.keys())) {
    if (['since', 'limit', 'wait'].includes(name)) continue;
    problems.push({ path: `?${name.slice(0, 100)}`, message: 'There is no such parameter.' });
  }
  const given = params.get('since') ?? '';
  const since = given === '' ? null : readFeedCursor(given);
  if (given !== '' && since === null)
    problems.push({ path: '?since', message: 'Is not a cursor that this feed gave out.' });
  const { limit, problems: ofLimit } = readPageLimit(params, MOST_CHANGES);
  const wait = /^\d{1,3}$/.test(params.get('wait') ?? '0') ? Number(params.get('wait') ?? '0') : -1;
  if (wait < 0 || wait > LONGEST_WAIT)
    problems.push({ path: '?wait', message: `Must be seconds, from 0 to ${LONGEST_WAIT}.` });
  return { request: { since, limit, wait: Math.max(0, wait) }, problems: [...problems, ...ofLimit] };
}
