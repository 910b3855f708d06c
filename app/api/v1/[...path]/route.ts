import { requestIdOf } from '@/lib/delivery/request-id';
import { problem } from '@/lib/http/problem';
import { problemResponse } from '@/lib/http/problem-response';

/** What no other route of the API answers. */
function nothing(request: Request): Response {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  return problemResponse(problem('not-found', 'There is nothing at this address.', requestId));
}

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
