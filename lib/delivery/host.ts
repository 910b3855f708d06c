import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay, setImmediate as nextRound } from 'node:timers/promises';
import { accessLog } from './access-log';
import { AUDIENCE_LIMITS, type Audience, type AudienceLimits, audienceOf } from './audience';
import { discardBody, hasUnreadBody, readBody } from './body';
import { answerBrokenRequest } from './broken-request';
import type { DeliverySource } from './delivery-source';
import { type Elsewhere, handOver } from './elsewhere';
import type { SourceLog } from './log';
import { metricsOf } from './metrics';
import { hostChecks, type MoreChecks } from './readiness';
import type { DeliveryRequest } from './reply';
import { requestIdOf } from './request-id';
import { type Outcome, respond } from './respond';
import type { Sink } from './sink';

export interface HostOptions {
  readonly source: DeliverySource;
  readonly log: SourceLog;
  /** One in so many successful requests is logged. */
  readonly sampleEvery?: number;
  readonly limits?: Partial<HostLimits>;
  /** What else is served at the port; without it everything unknown is a 404. */
  readonly elsewhere?: Elsewhere;
  /** What else has to hold for the process to be ready, besides what its policies need. */
  readonly checks?: MoreChecks;
  /** Metrics besides those of the read API, in the same format. */
  readonly moreMetrics?: () => Promise<string>;
}

/** What one client may take of a host. */
export interface HostLimits extends AudienceLimits {
  /** Bytes of request line and headers. */
  readonly headerBytes: number;
  /** Ms for the headers, and for the whole request, to arrive. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** Ms without a byte in either direction until a connection in use is ended; and one between requests. */
  readonly stalledMs: number;
  readonly idleMs: number;
}

const LIMITS: HostLimits = {
  ...AUDIENCE_LIMITS,
  headerBytes: 16_384,
  headersMs: 10_000,
  requestMs: 30_000,
  stalledMs: 35_000,
  idleMs: 75_000,
};

/** Of an unread body, so much is thrown away for the sake of the client before the connection is ended. */
const DISCARD = { bytes: 8_388_608, ms: 2_000 };

export interface DeliveryHost {
  readonly audience: Audience;
  /** Resolves to the port in use. @throws Error with `code`, such as EADDRINUSE */
  readonly listen: (port: number, address: string) => Promise<number>;
  /** Answers at another port too, and gives its metrics there only from then on. */
  readonly listenForStatus: (port: number, address: string) => Promise<number>;
  /**
   * Is no longer ready and has every answer end its connection; after `lingerMs`, in which clients and proxies notice,
   * takes no new connection; lets answers under way end, and cuts what is left after `graceMs`.
   */
  readonly close: (graceMs?: number, lingerMs?: number) => Promise<void>;
}

/** The `node:http` host of the read API: limits, hands requests to `respond`, and writes what it says. */
export function deliveryHost(options: HostOptions): DeliveryHost {
  const { source, log, elsewhere } = options;
  const limits = { ...LIMITS, ...options.limits };
  const logAnswer = accessLog(log, options.sampleEvery ?? 100);
  const audience = audienceOf(source, limits);
  const metrics = metricsOf(source, audience);
  let draining = false;
  /** Requests that wait for the end of taking connections; null at other times. */
  let held: (() => void)[] | null = null;
  let statusServer: Server | undefined;
  const checks = hostChecks(source, options.checks, () => draining);
  const { moreMetrics } = options;
  const text = moreMetrics ? async () => `${metrics.text()}${await moreMetrics()}` : metrics.text;
  const report = (error: unknown, requestId: string) => {
    log.error({ event: 'defect', requestId, err: error }, 'a request met a defect');
  };

  function handle(
    server: Server,
    request: IncomingMessage,
    response: ServerResponse,
    expectsContinue: boolean,
  ): void {
    if (held) {
      held.push(() => handle(server, request, response, expectsContinue));
      return;
    }
    const target = targetOf(request);
    const requestId = requestIdOf(request.headers['x-request-id'] as string | undefined);
    if (elsewhere?.takes(target.path, request.method ?? 'GET')) {
      if (expectsContinue) response.writeContinue();
      handOver(elsewhere, request, response, { path: target.path, requestId }, server, () => draining);
      return;
    }
    const began = performance.now();
    const body = (limit: number) => {
      if (expectsContinue && Number(request.headers['content-length'] ?? 0) <= limit)
        response.writeContinue();
      return readBody(request, limit);
    };
    const write = (outcome: Outcome, waited: boolean) => {
      send(request, response, outcome, draining);
      const ended = performance.now();
      metrics.answered(outcome.route, outcome.status, waited ? null : ended - began);
      logAnswer({ method: request.method ?? '', outcome, requestId, began, ended });
    };
    const context = {
      now: Date.now(),
      requestId,
      random: Math.random(),
      audience,
      metrics: statusServer && server !== statusServer ? null : text,
      checks,
    };
    const gone = (listener: () => void) => void response.once('close', listener);
    const outcome = respond(asked(request, target, body, gone), source, context, report);
    // A poll may have been held, which says nothing of how quick the host is.
    if (outcome instanceof Promise) void outcome.then((late) => write(late, late.route === 'policy'));
    else write(outcome, false);
  }

  function newServer(): Server {
    const server = createServer({
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
      noDelay: true,
    });
    server.timeout = limits.stalledMs;
    server.on('request', (request, response) => handle(server, request, response, false));
    server.on('checkContinue', (request, response) => handle(server, request, response, true));
    server.on('clientError', answerBrokenRequest);
    return server;
  }

  const server = newServer();
  return {
    audience,
    listen: (port, address) => listen(server, port, address),
    listenForStatus: (port, address) => {
      statusServer = newServer();
      return listen(statusServer, port, address);
    },
    close: async (graceMs = 10_000, lingerMs = 0) => {
      draining = true;
      audience.drain();
      await delay(lingerMs);
      held = [];
      await allTaken(server);
      const closed = closeServer(server, graceMs);
      const late = held;
      held = null;
      for (const answer of late) answer();
      await closed;
      // The other port last, so that whoever watches sees the draining.
      if (statusServer) await closeServer(statusServer, 1_000);
    },
  };
}

/** Any form of request target (RFC 9112, 3.2) as path and query. */
function targetOf(request: IncomingMessage): Pick<DeliveryRequest, 'path' | 'query'> {
  let target = request.url ?? '/';
  if (!target.startsWith('/')) target = target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function asked(
  request: IncomingMessage,
  { path, query }: Pick<DeliveryRequest, 'path' | 'query'>,
  body: DeliveryRequest['body'],
  gone: DeliveryRequest['gone'],
): DeliveryRequest {
  return {
    method: request.method ?? 'GET',
    path,
    query,
    headers: request.headers as DeliveryRequest['headers'],
    body,
    gone,
  };
}

function send(request: IncomingMessage, response: ServerResponse, outcome: Outcome, draining: boolean): void {
  const unread = hasUnreadBody(request);
  if (unread || draining) response.setHeader('Connection', 'close');
  response.writeHead(outcome.status, outcome.headers);
  if (outcome.stream) {
    response.once('close', outcome.stream(sinkOf(response)));
    return;
  }
  if (!unread) {
    response.end(outcome.body ?? undefined);
    return;
  }
  if (outcome.body) response.write(outcome.body);
  else response.flushHeaders();
  void discardBody(request, DISCARD.bytes, DISCARD.ms).then(() => response.end());
}

function sinkOf(response: ServerResponse): Sink {
  return {
    ready: () => !response.writableNeedDrain,
    write: (frame) => void response.write(frame),
    end: () => void response.end(),
  };
}

function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: address, backlog: 1_024 }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Ms for connections that have come to be taken. */
const TAKING_MS = 250;

/**
 * Resolves when every connection that has come is taken, of which the event loop takes one in a round: the system resets
 * the others. Nobody is answered meanwhile, so that nobody comes anew.
 */
async function allTaken(server: Server): Promise<void> {
  const until = performance.now() + TAKING_MS;
  let taken = true;
  const take = () => {
    taken = true;
  };
  server.on('connection', take);
  while (taken && performance.now() < until) {
    taken = false;
    await nextRound();
  }
  server.off('connection', take);
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
