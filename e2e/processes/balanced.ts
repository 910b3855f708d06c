import { setTimeout as delay } from 'node:timers/promises';

/** A client behind a balancer: asks one host after the other, and another where one does not answer. */
export interface BalancedClient {
  /** Ends it. Resolves to how often it was answered; rejects if there was a time when nobody answered well. */
  readonly stop: () => Promise<number>;
}

/** Ms between questions, and for which nobody may answer: a request under way dies with its process. */
const EVERY_MS = 50;
const PATIENCE_MS = 2_000;

/** Asks `hosts` for a path without rest. */
export function balancedClient(
  hosts: readonly string[],
  path: string,
  headers: Readonly<Record<string, string>>,
): BalancedClient {
  let stopped = false;
  let answered = 0;
  let turn = 0;
  const ask = async (): Promise<boolean> => {
    turn += 1;
    const answer = await fetch(`${hosts[turn % hosts.length]}${path}`, { headers, redirect: 'manual' }).catch(
      () => null,
    );
    await answer?.arrayBuffer().catch(() => {});
    return answer?.status === 200;
  };
  const asking = (async () => {
    let good = performance.now();
    while (!stopped) {
      if (await ask()) {
        answered += 1;
        good = performance.now();
      } else if (performance.now() - good > PATIENCE_MS) {
        throw new Error(`nobody answered ${path} for ${PATIENCE_MS} ms, after ${answered} answers`);
      }
      await delay(EVERY_MS);
    }
    return answered;
  })();
  // Its rejection is told by `stop`.
  asking.catch(() => {});
  return {
    stop: () => {
      stopped = true;
      return asking;
    },
  };
}
