import type { StoredBundle } from './snapshot';

/**
 * Bundles by digest, read at most once at a time each; the most recently asked for are kept. What was not found, and
 * what could not be read, is forgotten.
 */
export function bundleCache(
  read: (digest: string) => Promise<StoredBundle | null>,
  most: number,
): (digest: string) => Promise<StoredBundle | null> {
  const kept = new Map<string, Promise<StoredBundle | null>>();
  const begin = (digest: string): Promise<StoredBundle | null> => {
    const reading = read(digest);
    const forget = () => {
      if (kept.get(digest) === reading) kept.delete(digest);
    };
    reading.then((bundle) => bundle ?? forget(), forget);
    return reading;
  };
  return (digest) => {
    const reading = kept.get(digest) ?? begin(digest);
    // Set anew, so that the map begins with the one that was not asked for longest.
    kept.delete(digest);
    kept.set(digest, reading);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return reading;
  };
}
