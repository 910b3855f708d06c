/** The longest that a request is held, in seconds: below the idle limits of common proxies. */
const LONGEST = 25;

const WAIT = /^wait\s*=\s*"?(\d{1,9})"?$/i;

/** Seconds for which a request may be held (RFC 7240: the first `wait` counts), at most 25; 0 = answer at once. */
export function preferredWait(header: string | undefined): number {
  for (const preference of header?.split(',') ?? []) {
    const [name = ''] = preference.split(';');
    if (!/^\s*wait\b/i.test(name)) continue;
    const [, seconds] = WAIT.exec(name.trim()) ?? [];
    return seconds === undefined ? 0 : Math.min(Number(seconds), LONGEST);
  }
  return 0;
}
