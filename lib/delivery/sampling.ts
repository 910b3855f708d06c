/** How many answers a line about this one stands for; 0 = it is not logged. `now` in ms, never going back. */
export type Sampled = (status: number, now: number) => number;

/** The least ms between two lines of a kind: a line costs as much as many answers, and a busy host's tell no more than ten a second do. */
const GAP_MS = 100;

/** Answers of one kind since the last that was logged. */
interface Kind {
  readonly every: number;
  unlogged: number;
  loggedAt: number;
}

/** Every answer of a 5xx status, one in 10 of 4xx and one in `every` of the others, the latter two at most ten times a second. */
export function sampling(every: number): Sampled {
  const kind = (one: number): Kind => ({ every: one, unlogged: 0, loggedAt: Number.NEGATIVE_INFINITY });
  const refused = kind(10);
  const served = kind(every);
  return (status, now) => {
    if (status >= 500) return 1;
    const of = status >= 400 ? refused : served;
    of.unlogged += 1;
    if (of.unlogged < of.every || (of.every > 1 && now - of.loggedAt < GAP_MS)) return 0;
    const stoodFor = of.unlogged;
    of.unlogged = 0;
    of.loggedAt = now;
    return stoodFor;
  };
}
