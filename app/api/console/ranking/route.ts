import { allowsSomewhere } from '@/lib/auth/permissions';
import { forbid } from '@/lib/auth/server/command';
import { currentCaller } from '@/lib/auth/server/session';
import { AppError } from '@/lib/core/errors';
import { deliveryLog } from '@/lib/delivery/log';
import { requestIdOf } from '@/lib/delivery/request-id';
import { env } from '@/lib/env';
import { problem } from '@/lib/http/problem';
import { errorResponse, problemResponse } from '@/lib/http/problem-response';
import { readStream } from '@/lib/http/read-stream';
import { rankLive, termsLive } from '@/lib/routing/server/ranking-queries';

/** Bytes; a rule with every bound and a long condition is some thousand. */
const MAX_BODY = 262_144;

/** What may be asked for in a selection. The session is the credential. */
export function GET(request: Request): Promise<Response> {
  return answer(request, () => termsLive(new Date()));
}

/**
 * What a selection that is being written would select, and why the others are out. Reads only, by POST because a rule is
 * too long for an address, and no action because actions of a page run one after another.
 */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async (requestId) => {
    const text = Buffer.from(await readStream(request, MAX_BODY)).toString();
    let input: unknown;
    try {
      input = JSON.parse(text);
    } catch {
      return problemResponse(problem('malformed-json', 'The body is not JSON.', requestId));
    }
    return rankLive(input, new Date());
  });
}

async function answer(request: Request, run: (requestId: string) => Promise<object>): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  try {
    const caller = await currentCaller();
    if (!caller) throw new AppError('unauthenticated', 'Your session has ended. Sign in again.');
    if (!allowsSomewhere(caller.roles, 'routing.read')) throw forbid('routing.read');
    const found = await run(requestId);
    if (found instanceof Response) return found;
    return Response.json(found, {
      headers: { 'cache-control': 'private, no-store', 'x-request-id': requestId },
    });
  } catch (error) {
    return errorResponse(error, requestId, (defect, id) =>
      deliveryLog(env().LOG_LEVEL).error(
        { event: 'defect', requestId: id, err: defect },
        'a request met a defect',
      ),
    );
  }
}
