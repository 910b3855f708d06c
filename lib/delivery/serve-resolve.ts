import { invalid } from '@/lib/core/errors';
import { type Decision, invalidRequest } from '@/lib/policy/decision';
import { evaluateValue } from '@/lib/policy/evaluate';
import { explain } from '@/lib/policy/explain';
import type { Prepared } from '@/lib/policy/prepared';
import { parseRequest } from '@/lib/policy/request';
import { type DeliverySource, policySource } from './delivery-source';
import { readJsonBody } from './json-body';
import { type DeliveryRequest, jsonReply, type Reply, type RequestContext } from './reply';
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
  const body = await readJsonBody(request, RESOLVE_LIMIT, context);
  if (!body.ok) return body.reply;
  const { value } = body;
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

function readExplain(query: string): boolean {
  const values = new URLSearchParams(query).getAll('explain');
  const value = values.at(-1);
  if (value === undefined || value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw invalid([{ path: '?explain', message: 'must be 1 or 0' }], 'A query parameter is not valid.');
}
