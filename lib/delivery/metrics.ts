import { family, gauge, type Sample } from '@/lib/observe/exposition';
import { peekKeySet } from '@/lib/signing/document';
import type { Audience } from './audience';
import type { DeliverySource, Standing } from './delivery-source';
import { latencyByRoute } from './latency';

/**
 * What a host counts, in the text format of Prometheus 0.0.4. Written by hand: it is a dozen lines of text, and a counter
 * that every answer raises has to cost no more than an addition.
 */
export interface Metrics {
  /**
   * @param route its name, never its path
   * @param ms from the request's headers to the answer's last byte; null for one that was held on purpose
   */
  readonly answered: (route: string, status: number, ms: number | null) => void;
  readonly text: () => string;
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const STANDINGS: readonly Standing[] = ['live', 'memory', 'disk', 'expired'];

/** The metrics of a host. `docs/read-api.md` lists them. */
export function metricsOf(source: DeliverySource, audience: Audience): Metrics {
  /** By route, then by status: a poll must not cost the making of a label. */
  const answers = new Map<string, Map<number, number>>();
  const latency = latencyByRoute();
  let changes = 0;
  source.changed(() => {
    changes += 1;
  });
  return {
    answered: (route, status, ms) => {
      if (ms !== null) latency.took(route, ms);
      const byStatus = answers.get(route) ?? new Map<number, number>();
      if (byStatus.size === 0) answers.set(route, byStatus);
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    },
    text: () => {
      const { waits, streams } = audience.counts();
      const snapshot = source.snapshot();
      const standing = source.standing();
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      return [
        family(
          'fairlead_answers_total',
          'counter',
          'Requests answered.',
          [...answers].flatMap(([route, byStatus]) =>
            [...byStatus].map(([status, count]): Sample => [`{route="${route}",status="${status}"}`, count]),
          ),
        ),
        latency.text(),
        gauge('fairlead_waits', 'Polls that are held.', waits),
        gauge('fairlead_streams', 'Streams of events.', streams),
        gauge(
          'fairlead_ready',
          'Whether there is something to serve and tokens are vouched for.',
          Number(snapshot !== null && standing !== 'expired'),
        ),
        family(
          'fairlead_standing',
          'gauge',
          'How well what is served is known to be current: 1 at what holds.',
          STANDINGS.map((name): Sample => [`{standing="${name}"}`, Number(name === standing)]),
        ),
        gauge(
          'fairlead_hinted',
          'Whether changes are told by the database, and not only found by polling.',
          Number(source.hinted()),
        ),
        gauge('fairlead_policies', 'Environments that have an active policy.', snapshot?.policies.size ?? 0),
        family('fairlead_snapshots_total', 'counter', 'Snapshots that took the place of another.', [
          ['', changes],
        ]),
        family('fairlead_key_set_seconds', 'gauge', 'Time until the key set ends.', keySetLeft(source)),
        gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
        gauge('nodejs_heap_used_bytes', 'Heap in use.', heapUsed),
        family('process_cpu_seconds_total', 'counter', 'Processor time.', [
          ['', (user + system) / 1_000_000],
        ]),
        gauge('process_uptime_seconds', 'Time since the process began.', process.uptime()),
      ].join('');
    },
  };
}

/** Nothing before there are keys. */
function keySetLeft(source: DeliverySource): readonly Sample[] {
  const document = source.keySet();
  return document === null ? [] : [['', Math.round(peekKeySet(document).exp - Date.now() / 1_000)]];
}
