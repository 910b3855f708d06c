import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { audienceOf } from './audience';
import { serveEvents } from './serve-events';
import { type MemorySource, memorySource, TOKENS } from './testing/memory-source';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A stream of a router, whose client takes what it is sent while `takes.all`. */
async function stream(source: MemorySource, headers: Record<string, string>) {
  const takes = { all: true };
  const reply = await serveEvents(
    source.active,
    TOKENS.good.row,
    { method: 'GET', path: '', query: '', headers, body: async () => new Uint8Array(), gone: () => {} },
    source,
    {
      now: Date.now(),
      requestId: 'x',
      random: 0.5,
      audience: audienceOf(source),
      metrics: null,
      checks: () => [],
    },
  );
  const leave = reply.stream?.({ ready: () => takes.all, write: () => {}, end: () => {} });
  return { takes, leave };
}

it('notes a router anew with each heartbeat that it can have had, and what it said no more', async () => {
  const source = await memorySource();
  const { takes, leave } = await stream(source, { 'router-instance': 'gateway-1', 'router-applied': '1.2' });
  await vi.advanceTimersByTimeAsync(31_000);
  const heard = { environment: 'production', instance: 'gateway-1', said: null };
  expect(source.heard).toEqual([expect.objectContaining(heard), expect.objectContaining(heard)]);
  expect((source.heard[1]?.seenAt ?? 0) - (source.heard[0]?.seenAt ?? 0)).toBe(15_000);
  takes.all = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(source.heard).toHaveLength(2);
  leave?.();
});

it('notes nobody who did not say who it is', async () => {
  const source = await memorySource();
  const { leave } = await stream(source, {});
  await vi.advanceTimersByTimeAsync(31_000);
  expect(source.heard).toEqual([]);
  leave?.();
});
