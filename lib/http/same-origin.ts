/** What a browser says of where a request comes from, and what it was sent with. */
export interface SentFrom {
  /** Upper case. */
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Where no cookie counts: programs bring a token, and a provider a signed statement. What such an address would do for a cookie, it does
 * for nobody.
 */
const WITHOUT_COOKIES = /^\/(api\/v1|scim|api\/auth\/backchannel-logout)\//;

/**
 * Whether a request that may change something does not come from a page of this site: the one guard of everything that a cookie lets in.
 * Browsers say so themselves (Sec-Fetch-Site; over plain http, or long out of date, Origin alone). What says nothing is no browser of today,
 * and is refused.
 *
 * @param site the address of the console, NEXTAUTH_URL
 */
export function isForged({ method, path, host, origin, fetchSite }: SentFrom, site: string): boolean {
  if (READS.includes(method) || WITHOUT_COOKIES.test(path)) return false;
  if (fetchSite !== undefined) return fetchSite !== 'same-origin';
  if (origin === undefined || !URL.canParse(origin)) return true;
  // A page cannot choose the Host of what it sends; a proxy may, and then the site's own address is what counts.
  return origin !== new URL(site).origin && new URL(origin).host !== host;
}
