import { describe, expect, it } from 'vitest';
import { RequestFailed } from './download';
import { streamPacing } from './follow';
import type { StreamEnd } from './stream';
import { TIMING } from './timing';

const cut = (lastedMs: number, retryMs: number | null = 4_000): StreamEnd => ({
  kind: 'cut',
  lastedMs,
  retryMs,
});
const failed = (
  kind: 'refused' | 'unreachable',
  status: number,
  retryAfterMs: number | null = null,
): StreamEnd => ({
  kind,
  error: new RequestFailed('no', status, retryAfterMs),
});
const silent: StreamEnd = { kind: 'silent' };
const away = failed('unreachable', 0);
const [EARLY, LATE] = [1_000, 1_800_000];
/** Ms after which a stream is tried where streams do not last, least and most. */
const LONG = [240_000, 360_000] as const;
const SHORT = [400, 600] as const;
const RETRY = [4_000, 4_000] as const;

describe('the next stream', () => {
  it.each<[string, StreamEnd[], readonly (readonly [number, number])[], boolean?]>([
    [
      'follows when the server has asked for it',
      [cut(LATE), cut(LATE), cut(LATE), cut(LATE)],
      [RETRY, RETRY, RETRY, RETRY],
    ],
    ['waits a minute at most for that', [cut(LATE, 9e8)], [[60_000, 60_000]]],
    [
      'waits long after three early cuts in a row',
      [cut(EARLY), cut(EARLY), cut(EARLY)],
      [RETRY, RETRY, LONG],
    ],
    [
      'waits long after each further one',
      [cut(EARLY), silent, cut(EARLY), cut(EARLY)],
      [RETRY, SHORT, LONG, LONG],
    ],
    [
      'has forgotten cuts once one has lasted',
      [cut(EARLY), cut(EARLY), cut(LATE), cut(EARLY)],
      [RETRY, RETRY, RETRY, RETRY],
    ],
    ['waits long after three that were silent', [silent, silent, silent], [SHORT, SHORT, LONG]],
    [
      'comes ever later while the server is away',
      [away, away, away, away],
      [SHORT, [800, 1_200], [1_600, 2_400], [3_200, 4_800]],
      false,
    ],
    [
      'waits long where polls come through and streams do not',
      [away, away, away],
      [SHORT, [800, 1_200], LONG],
      true,
    ],
    ['waits long where it is refused for good', [failed('refused', 403)], [LONG]],
    [
      'comes back soon to a server without room',
      [failed('refused', 503), failed('refused', 503)],
      [SHORT, [800, 1_200]],
    ],
    ['comes back no sooner than a server has asked', [failed('refused', 503, 90_000)], [[90_000, 108_000]]],
  ])('%s', (_, ends, pauses, isAnswered = true) => {
    const pacing = streamPacing(TIMING, () => isAnswered);
    for (const [index, end] of ends.entries()) {
      const ms = pacing(end);
      const [least, most] = pauses[index] ?? [0, 0];
      expect(ms).toBeGreaterThanOrEqual(least);
      expect(ms).toBeLessThanOrEqual(most);
    }
  });
});
