/** Where to go after signing in, when nothing better is known. */
export const HOME = '/';

/**
 * The place to return to after signing in, taken from a link that anyone can write: a path of this site, or HOME.
 * Refused are other sites in every disguise that browsers understand ("//host", "/\host", "https:…", control
 * characters), the sign-in page itself, and what is not a page.
 */
export function nextPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2000 || !/^\/(?![/\\])/.test(value)) return HOME;
  for (const sign of value) if (sign <= ' ' || sign === '\\' || sign === '\u007f') return HOME;
  const url = new URL(value, 'http://site.invalid');
  if (
    url.host !== 'site.invalid' ||
    /^\/(?:sign-in|invitation|password|api|_next)(?:\/|$)/.test(url.pathname)
  )
    return HOME;
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dot segments may leave a path that begins with two slashes: "/.//host".
  return path.startsWith('//') ? HOME : path;
}
