/** The first of `key`, `key-copy`, `key-copy-2` … that is not taken; shortened so that it stays a key of at most 100. */
export function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  const base = key.slice(0, 88).replace(/[-_.]+$/, '');
  for (let number = 1; ; number += 1) {
    const candidate = `${base}-copy${number === 1 ? '' : `-${number}`}`;
    if (!taken.has(candidate)) return candidate;
  }
}
