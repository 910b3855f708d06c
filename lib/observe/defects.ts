import { outageOf } from '@/lib/http/outage';
import { errorFacts } from './error-facts';
import { log } from './log';

/** Ms between two lines about the database being away: every request meets it. */
const OUTAGE_EVERY_MS = 10_000;

const shared = globalThis as typeof globalThis & {
  fairleadDefects?: { readonly told: WeakSet<object>; outageAt: number; outages: number };
};
shared.fairleadDefects ??= { told: new WeakSet(), outageAt: Number.NEGATIVE_INFINITY, outages: 0 };
const seen = shared.fairleadDefects;

/**
 * Logs what a request failed of: a defect with its stack, once however many hear of it; a database that does not answer
 * in one line now and then, with how many requests it stands for.
 * @param facts such as the pattern of the route, never an address as it was sent
 */
export function reportDefect(thrown: unknown, facts: Readonly<Record<string, unknown>> = {}): void {
  if (thrown instanceof Error) {
    if (seen.told.has(thrown)) return;
    seen.told.add(thrown);
  }
  if (!outageOf(thrown)) {
    log('request').error({ ...facts, event: 'defect', err: thrown }, 'a request met a defect');
    return;
  }
  seen.outages += 1;
  const now = performance.now();
  if (now - seen.outageAt < OUTAGE_EVERY_MS) return;
  const { message } = errorFacts(thrown);
  log('request').warn(
    { event: 'outage', reason: message, requests: seen.outages },
    'the database did not answer',
  );
  seen.outageAt = now;
  seen.outages = 0;
}

/** Has `reportDefect` pass over an error, which is another that was told in disguise. */
export function passOver(error: Error): void {
  seen.told.add(error);
}
