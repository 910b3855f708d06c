import { invalid } from '@/lib/core/errors';
import type { DeliverySource } from './delivery-source';
import { readJsonBody } from './json-body';
import { type DeliveryRequest, jsonReply, problemReply, type Reply, type RequestContext } from './reply';
import { readReport } from './telemetry';
import type { TokenRow } from './token';

/** Bytes of a report: a thousand counts of 250 bytes each. */
export const TELEMETRY_LIMIT = 262_144;

/**
 * Counts what a router of the token's environment reports to have decided. A report that was counted before is answered
 * like the first time.
 *
 * @throws AppError for a body that is too large, breaks off or is not a report
 */
export async function serveTelemetry(
  { environment }: TokenRow,
  request: DeliveryRequest,
  source: DeliverySource,
  context: RequestContext,
): Promise<Reply> {
  const body = await readJsonBody(request, TELEMETRY_LIMIT, context);
  if (!body.ok) return body.reply;
  const read = readReport(body.value, context.now);
  if (!read.ok) throw invalid(read.problems, 'The report was not counted.');
  const { report } = read;
  if ((await source.count(environment, report)) === 'unavailable') {
    const detail = 'The report could not be counted now. Keep it, and send it again.';
    return problemReply('unavailable', detail, context, { retryAfter: 10 });
  }
  return jsonReply(202, { counted: report.counts.length }, context);
}
