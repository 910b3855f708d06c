import type { Caller } from '@/lib/auth/server/command';
import { problem } from '@/lib/http/problem';
import { problemResponse } from '@/lib/http/problem-response';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { readStream } from '@/lib/http/read-stream';
import { rankLive, termsLive } from '@/lib/routing/server/ranking-queries';
import { answerPage } from '../answer-page';

/** Bytes; a rule with every bound and a long condition is some thousand. */
const MAX_BODY = 262_144;

/** What may be asked for in a selection. The session is the credential. */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, 'routing.read', () => termsLive(new Date()));
}

/**
 * What a selection that is being written would select, and why the others are out. Reads only, by POST because a rule is
 * too long for an address, and no action because actions of a page run one after another.
 */
export async function POST(request: Request): Promise<Response> {
  const rank = async (_caller: Caller, requestId: string) => {
    const text = Buffer.from(await readStream(request, MAX_BODY)).toString();
    let input: unknown;
    try {
      input = JSON.parse(text);
    } catch {
      return problemResponse(problem('malformed-json', 'The body is not JSON.', requestId));
    }
    return rankLive(input, new Date());
  };
  return answerPage(request, 'routing.read', rank, RATE_LIMITS.ranking);
}
