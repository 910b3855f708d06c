/** The rules of a task class in order, on each side of a rebase; keys that one side alone has are new or moved there. */
export interface Orders {
  readonly base: readonly string[];
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
}

/**
 * Which side's order holds: the one that alone moved what all three have. Null where both moved it, each otherwise.
 */
export function orderingSide({ base, theirs, mine }: Orders): 'theirs' | 'mine' | null {
  const their = new Set(theirs);
  const shared = new Set(mine.filter((key) => their.has(key)));
  if (among(theirs, shared) === among(mine, shared)) return 'theirs';
  const all = new Set(base.filter((key) => shared.has(key)));
  const before = among(base, all);
  if (among(mine, all) === before) return 'theirs';
  return among(theirs, all) === before ? 'mine' : null;
}

/**
 * One order out of two: that of `side`, with what only the other has put behind what it follows there. Where both put
 * something new in one place, theirs comes first: it is in force already.
 */
export function mergeOrder({ theirs, mine }: Orders, side: 'theirs' | 'mine'): string[] {
  const [leading, other] = side === 'theirs' ? [theirs, mine] : [mine, theirs];
  const merged = [...leading];
  const [led, others] = [new Set(leading), new Set(other)];
  for (const [index, key] of other.entries()) {
    if (led.has(key)) continue;
    const before = other[index - 1];
    let at = before === undefined ? 0 : merged.indexOf(before) + 1;
    if (side === 'theirs') while (at < merged.length && !others.has(merged[at] ?? '')) at += 1;
    merged.splice(at, 0, key);
  }
  return merged;
}

/** Those of `keys` that are in `these`, as one text to compare by. */
function among(keys: readonly string[], these: ReadonlySet<string>): string {
  return keys.filter((key) => these.has(key)).join('\n');
}
