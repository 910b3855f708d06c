import { afterEach, expect, it, vi } from 'vitest';
import { runnerStates, startRunner, stopRunners, stuckRunners } from './runners';
import { keepLog, loggedLines } from './testing/lines';

keepLog();
afterEach(() => stopRunners());

const EVERY = { everyMs: 1, jitterMs: 0, afterFailureMs: 1, waits: 'it waits' };

it('is one however often it is started, and tells once of a failure until it goes well again', async () => {
  let rounds = 0;
  const round = async () => {
    rounds += 1;
    if (rounds < 4) throw new Error('down');
  };
  for (let count = 0; count < 3; count++) startRunner({ name: 'one', round, ...EVERY });
  await vi.waitFor(() => expect(runnerStates()[0]?.lastSuccessAt).not.toBeNull());
  expect(runnerStates()).toMatchObject([{ name: 'one', failures: 3 }]);
  expect(loggedLines().map(({ level, msg }) => `${level} ${msg}`)).toEqual([
    'error it waits',
    'info it goes on',
  ]);
});

it('is tried again soon after it failed, however far apart its rounds are', async () => {
  let rounds = 0;
  const round = async () => {
    rounds += 1;
    throw new Error('down');
  };
  const HOUR = 3_600_000;
  startRunner({ name: 'rare', round, ...EVERY, everyMs: 6 * HOUR, jitterMs: HOUR });
  await vi.waitFor(() => expect(rounds).toBeGreaterThan(2));
});

it('ends after the round under way, and begins no other', async () => {
  let end: (() => void) | undefined;
  let rounds = 0;
  const stop = startRunner({
    name: 'slow',
    round: () => {
      rounds += 1;
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    },
    ...EVERY,
  });
  await vi.waitFor(() => expect(rounds).toBe(1));
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await Promise.resolve();
  expect(stopped).toBe(false);
  end?.();
  await stopping;
  expect(rounds).toBe(1);
  expect(runnerStates()).toEqual([]);
});

it('is stuck when nothing came of it for a quarter of an hour', async () => {
  let end: (() => void) | undefined;
  const hung = new Promise<void>((resolve) => {
    end = resolve;
  });
  startRunner({ name: 'hung', round: () => hung, ...EVERY });
  await vi.waitFor(() => expect(runnerStates()[0]?.busySince).not.toBeNull());
  expect(stuckRunners(Date.now() + 60_000)).toEqual([]);
  expect(stuckRunners(Date.now() + 901_000)).toEqual(['hung']);
  end?.();
});
