import { AppError, invalid } from '@/lib/core/errors';
import { type Decision, invalidRequest } from '@/lib/policy/decision';
import { PolicyError } from '@/lib/policy/errors';
import { evaluateValue } from '@/lib/policy/evaluate';
import { explain } from '@/lib/policy/explain';
import { parseJson } from '@/lib/policy/json';
import type { Prepared } from '@/lib/policy/prepared';
import { parseRequest } from '@/lib/policy/request';
import { type DeliverySource, policySource } from './delivery-source';
import { type DeliveryRequest, jsonReply, problemReply, type Reply, type RequestContext } from './reply';
import type { ActivePolicy } from './snapshot';

/** Bytes of a body of `resolve`: a hundred requests of 2.5 kB each. */
export const RESOLVE_LIMIT = 262_144;
const REQUESTS_MOST = 100;

/**
 * Decides one request, or each of up to 100. What is valid JSON and no valid request gets the decision
 * `invalid_request`, as from the router library; only a body that is no JSON at all is a problem.
 *
 * @throws AppError for a body that is too large or breaks off, and if this host cannot evaluate the policy
 */
export async function serveResolve(
  policy: ActivePolicy,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Promise<Reply> {
  const explained = readExplain(request.query);
  const unsupported = unsupportedBody(request.headers);
  if (unsupported) return problemReply('unsupported-media-type', unsupported, context, { headers: ACCEPTED });
  const text = utf8(await request.body(RESOLVE_LIMIT));
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return problemReply('malformed-json', 'The body cannot be read as JSON.', context, {
      fields: [{ path: error.pointer, message: error.reason }],
    });
  }
  if (Array.isArray(value) && value.length > REQUESTS_MOST) {
    throw invalid(
      [{ path: '', message: `holds ${value.length} requests` }],
      `Send at most ${REQUESTS_MOST} requests at a time.`,
    );
  }
  const prepared = policy.prepared();
  const decide = (one: unknown): Decision =>
    explained ? explainValue(prepared, one, context.now) : evaluateValue(prepared, one, context.now);
  return jsonReply(200, Array.isArray(value) ? value.map(decide) : decide(value), context, {
    'Policy-Version': policy.versionText,
    'Policy-Source': policySource(source.standing()),
  });
}

/** Without the notes behind clearances: a delivery host does not hold them. */
function explainValue(policy: Prepared, value: unknown, now: number): ReturnType<typeof explain> {
  const parsed = parseRequest(value);
  if (parsed.ok) return explain(policy, null, parsed.request, now);
  return { ...invalidRequest(parsed.pointer), considered: { rules: [], targets: [] } };
}

const ACCEPTED = { 'Accept-Post': 'application/json' };

function unsupportedBody(headers: DeliveryRequest['headers']): string | null {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/json') return 'Send the request as "Content-Type: application/json".';
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) return 'JSON is sent in UTF-8.';
  const coding = headers['content-encoding'];
  if (coding && coding.toLowerCase() !== 'identity') return 'Send the body without a Content-Encoding.';
  return null;
}

function readExplain(query: string): boolean {
  const values = new URLSearchParams(query).getAll('explain');
  const value = values.at(-1);
  if (value === undefined || value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw invalid([{ path: '?explain', message: 'must be 1 or 0' }], 'A query parameter is not valid.');
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid', 'The body is not UTF-8.', {
      fields: [{ path: '', message: 'is not UTF-8' }],
    });
  }
}
