import type { FieldProblem } from '@/lib/core/errors';
import { PROBLEM_TYPE, PROBLEMS, type ProblemKey, problem } from '@/lib/http/problem';
import type { Check } from '@/lib/observe/check';
import type { Audience } from './audience';
import type { Sink } from './sink';

/** A request as the host hands it over. */
export interface DeliveryRequest {
  /** Upper case. */
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  /** What follows "?", without it; "" if nothing does. */
  readonly query: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /**
   * Reads the body, once, after the caller has been let in.
   *
   * @throws AppError `too_large` beyond `limit` bytes, `invalid` if the client breaks off
   */
  readonly body: (limit: number) => Promise<Uint8Array>;
  /** Has `listener` told when the client has gone, or has had its answer. */
  readonly gone: (listener: () => void) => void;
}

/** What `respond` may not fetch for itself, so that it stays a function of its arguments. */
export interface RequestContext {
  /** Ms since 1970. */
  readonly now: number;
  /** Unique, plain ASCII. */
  readonly requestId: string;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: number;
  readonly audience: Audience;
  /** The text of `/metrics`; null where it is served at another port. */
  readonly metrics: (() => string | Promise<string>) | null;
  /** What has to hold for the process to be ready. */
  readonly checks: () => readonly Check[] | Promise<readonly Check[]>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What to send; null for HEAD and for statuses without a body. */
  readonly body: Uint8Array | string | null;
  /** A body without an end of its own: begins to write it, and returns what to call when the client has gone. */
  readonly stream?: (sink: Sink) => () => void;
}

const encoder = new TextEncoder();
let dateSecond = -1;
let dateText = '';

/** `Date` of an instant in ms, formatted once each second. */
export function httpDate(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== dateSecond) [dateSecond, dateText] = [second, new Date(second * 1000).toUTCString()];
  return dateText;
}

/** A JSON document that is never kept by a cache. */
export function jsonReply(
  status: number,
  value: unknown,
  context: RequestContext,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = encoder.encode(`${JSON.stringify(value)}\n`);
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'Content-Length': String(body.length),
      'X-Content-Type-Options': 'nosniff',
      Date: httpDate(context.now),
      'X-Request-Id': context.requestId,
      ...headers,
    },
    body,
  };
}

export interface ProblemOptions {
  readonly fields?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds, before jitter. */
  readonly retryAfter?: number;
  /** Members that only this problem has. */
  readonly more?: object;
}

/** A problem as a reply. */
export function problemReply(
  key: ProblemKey,
  detail: string,
  context: RequestContext,
  { fields = [], headers = {}, retryAfter, more = {} }: ProblemOptions = {},
): Reply {
  const content = { ...problem(key, detail, context.requestId, fields), ...more };
  return jsonReply(PROBLEMS[key].status, content, context, {
    'Content-Type': PROBLEM_TYPE,
    ...(retryAfter !== undefined && { 'Retry-After': jittered(retryAfter, context.random) }),
    ...headers,
  });
}

/** Whole seconds between `seconds` and twice as many, so that clients that were refused together return apart. */
function jittered(seconds: number, random: number): string {
  return String(Math.ceil(seconds * (1 + random)));
}

/** The same reply without its body, as HEAD wants it. */
export function withoutBody(reply: Reply): Reply {
  return { ...reply, body: null };
}
