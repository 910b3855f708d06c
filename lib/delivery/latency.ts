/** Upper bounds of the buckets, in ms: most answers are there within the first. */
const BOUNDS = [0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1_000, 5_000];

/** How long answers took, by route, as a histogram of Prometheus. */
export interface Latency {
  readonly took: (route: string, ms: number) => void;
  readonly text: () => string;
}

interface Counted {
  /** Answers by bucket, each counted in one; the last is what took longer than every bound. */
  readonly buckets: Float64Array;
  sumMs: number;
}

/** Costs an answer that is quick one comparison and two additions. */
export function latencyByRoute(): Latency {
  const routes = new Map<string, Counted>();
  return {
    took: (route, ms) => {
      let counted = routes.get(route);
      if (!counted) {
        counted = { buckets: new Float64Array(BOUNDS.length + 1), sumMs: 0 };
        routes.set(route, counted);
      }
      let at = 0;
      while (at < BOUNDS.length && ms > (BOUNDS[at] as number)) at += 1;
      (counted.buckets[at] as number) += 1;
      counted.sumMs += ms;
    },
    text: () => {
      const lines = [...routes].flatMap(([route, counted]) => linesOf(route, counted));
      return `# HELP fairlead_answer_seconds Time to answer, without polls that were held.
# TYPE fairlead_answer_seconds histogram
${lines.map((line) => `fairlead_answer_seconds${line}\n`).join('')}`;
    },
  };
}

function linesOf(route: string, { buckets, sumMs }: Counted): string[] {
  let total = 0;
  const lines = [...buckets].map((count, at) => {
    total += count;
    const bound = BOUNDS[at];
    return `_bucket{route="${route}",le="${bound === undefined ? '+Inf' : bound / 1_000}"} ${total}`;
  });
  return [...lines, `_sum{route="${route}"} ${sumMs / 1_000}`, `_count{route="${route}"} ${total}`];
}
