import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { discardBody } from '@/lib/delivery/body';
import { requestIdOf } from '@/lib/delivery/request-id';
import { NONCE_HEADER } from './nonce-header';
import { PROBLEM_TYPE, PROBLEMS, type ProblemKey, problem } from './problem';
import { isForged } from './same-origin';
import { securityHeaders } from './security-headers';

interface Site {
  /** The address of the console, NEXTAUTH_URL. */
  readonly site: string;
  readonly development: boolean;
}

/** Bytes that a page takes: forms. Next would read on beyond its own limit for as long as more comes. */
const MOST_OF_FORM = 1_048_576;
/** What counts the bytes that it takes by itself. */
const COUNTS_ITSELF = /^\/(api|scim)\//;

/** Of a body that is refused, so much is thrown away for the client's sake. */
const DISCARD = { bytes: 8_388_608, ms: 2_000 };

/**
 * What every request passes before Next has it: gives its answer the security headers, its page a nonce, and refuses what another site
 * had a browser send. So no page, route, action or error can be without.
 *
 * @returns whether it was refused, and so has been answered
 */
export function passDoor(
  request: IncomingMessage,
  response: ServerResponse,
  { site, development }: Site,
): boolean {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const nonce = randomBytes(18).toString('base64');
  const headers = securityHeaders({ path, site, nonce, development });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // Whatever a client sends by these names, Next reads ours.
  request.headers[NONCE_HEADER] = nonce;
  request.headers['content-security-policy'] = headers['Content-Security-Policy'];
  delete request.headers['content-security-policy-report-only'];

  const sent = request.headers;
  const from = {
    method: request.method ?? 'GET',
    path,
    host: sent.host,
    origin: sent.origin,
    fetchSite: sent['sec-fetch-site'] as string | undefined,
  };
  if (isForged(from, site)) {
    refuse(request, response, 'forbidden', 'This was not sent by a page of Fairlead.');
    return true;
  }
  if (!['', 'identity'].includes(sent['content-encoding']?.trim().toLowerCase() ?? '')) {
    refuse(request, response, 'unsupported-media-type', 'Send the body as it is, not compressed.');
    return true;
  }
  if (COUNTS_ITSELF.test(path)) return false;
  // Browsers say how long a form is; what does not could go on for ever.
  if (sent['transfer-encoding'] !== undefined) {
    refuse(request, response, 'length-required', 'Send a Content-Length.');
    return true;
  }
  if (Number(sent['content-length'] ?? 0) > MOST_OF_FORM) {
    refuse(request, response, 'content-too-large', `The body is larger than ${MOST_OF_FORM} bytes.`);
    return true;
  }
  return false;
}

function refuse(request: IncomingMessage, response: ServerResponse, key: ProblemKey, detail: string): void {
  const requestId = requestIdOf(request.headers['x-request-id'] as string | undefined);
  response.writeHead(PROBLEMS[key].status, {
    'Content-Type': PROBLEM_TYPE,
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    Connection: 'close',
  });
  response.write(JSON.stringify(problem(key, detail, requestId)));
  void discardBody(request, DISCARD.bytes, DISCARD.ms).then(() => response.end());
}
