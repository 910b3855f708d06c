import { onlyMethods } from '@/lib/auth/server/admin-api';
import { tokenRefusal } from '@/lib/auth/server/token-api';
import { calendarFeed } from '@/lib/contracts/server/calendar-feed';
import { callerOfCalendar } from '@/lib/contracts/server/calendar-link-queries';
import { calendarEntries } from '@/lib/contracts/server/calendar-queries';
import { requestIdOf } from '@/lib/delivery/request-id';
import { env } from '@/lib/env';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import { taggedBody, taggedResponse } from '@/lib/http/tagged-response';

/** Dates of contracts, certificates and clearances for a calendar, at a secret address: what its person may read now. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly secret: string }> },
): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  const now = new Date();
  try {
    const { secret } = await params;
    const caller = await callerOfCalendar(secret, now);
    await requireRate(RATE_LIMITS.links, secret, now);
    const feed = calendarFeed(await calendarEntries(caller, now), env().NEXTAUTH_URL);
    const response = taggedResponse(request, taggedBody(feed));
    if (response.status === 200) response.headers.set('content-type', 'text/calendar; charset=utf-8');
    response.headers.set('content-disposition', 'inline; filename="contracts.ics"');
    response.headers.set('x-request-id', requestId);
    response.headers.set('referrer-policy', 'no-referrer');
    response.headers.set('x-robots-tag', 'noindex');
    return response;
  } catch (error) {
    // Says and logs nothing of the address.
    return tokenRefusal(error, request, requestId, null);
  }
}

const notAllowed = onlyMethods('GET, HEAD');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
