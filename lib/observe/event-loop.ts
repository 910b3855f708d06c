import { monitorEventLoopDelay } from 'node:perf_hooks';
import { family } from './exposition';

const RESOLUTION_MS = 20;

/** Watches how late the event loop comes to what is due. Returns the text of its metric, which covers the time since it was last asked. */
export function watchEventLoop(): () => string {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1e3);
  return () => {
    const samples = [0.5, 0.99].map((share): [string, number] => [
      `{quantile="${share}"}`,
      late(delays.percentile(share * 100)),
    ]);
    samples.push(['{quantile="1"}', late(delays.max)]);
    delays.reset();
    return family(
      'fairlead_event_loop_lag_seconds',
      'gauge',
      'How late the event loop came to what was due, since the last scrape.',
      samples,
    );
  };
}
