import { expect, it } from 'vitest';
import type { Acknowledgement, Said } from './acknowledgement';
import { acknowledgements, REMEMBERED } from './acknowledgements';

const SEEN = 1_000_000;
const runs = (applied: string): Said => ({ applied, rejected: '', library: '' });
const heard = (instance: string, change: Partial<Acknowledgement> = {}): Acknowledgement => ({
  environment: 'production',
  instance,
  tokenId: 'one',
  said: runs('1.1'),
  seenAt: SEEN,
  ...change,
});

/** Acknowledgements into a list, and what went wrong. */
function collected() {
  const written: Acknowledgement[][] = [];
  const failures: unknown[] = [];
  const state = { down: false };
  const noted = acknowledgements(
    async (batch) => {
      if (state.down) throw new Error('connection refused');
      written.push([...batch]);
    },
    (reason) => failures.push(reason),
  );
  return { ...noted, written, failures, state };
}

it('writes a router once with what it said last, and again only when that changes or ten seconds have passed', async () => {
  const { note, flush, written } = collected();
  await flush();
  note(heard('a'));
  note(heard('a', { said: runs('1.2'), seenAt: SEEN + 5 }));
  note(heard('b'));
  await flush();
  expect(written).toEqual([[heard('a', { said: runs('1.2'), seenAt: SEEN + 5 }), heard('b')]]);

  note(heard('a', { said: runs('1.2'), seenAt: SEEN + 9_000 }));
  note(heard('b', { said: runs('1.2'), seenAt: SEEN + 9_000 }));
  await flush();
  note(heard('a', { said: runs('1.2'), seenAt: SEEN + 10_005 }));
  await flush();
  expect(written.slice(1)).toEqual([
    [heard('b', { said: runs('1.2'), seenAt: SEEN + 9_000 })],
    [heard('a', { said: runs('1.2'), seenAt: SEEN + 10_005 })],
  ]);
});

it('does not say again by an open stream what was said when it began', async () => {
  const { note, flush, written } = collected();
  note(heard('a'));
  await flush();
  note(heard('a', { said: null, seenAt: SEEN + 15_000 }));
  await flush();
  expect(written[1]).toEqual([heard('a', { said: null, seenAt: SEEN + 15_000 })]);
});

it('keeps what could not be written, with what has come since', async () => {
  const { note, flush, written, failures, state } = collected();
  state.down = true;
  note(heard('a'));
  await flush();
  note(heard('a', { said: null, seenAt: SEEN + 7 }));
  note(heard('b'));
  await flush();
  expect(failures).toHaveLength(2);
  state.down = false;
  await flush();
  expect(written).toEqual([[heard('a', { seenAt: SEEN + 7 }), heard('b')]]);
});

it('loses nothing that is said while it writes', async () => {
  const batches: (readonly Acknowledgement[])[] = [];
  const noted = acknowledgements(
    async (batch) => {
      batches.push(batch);
      if (batches.length === 1) noted.note(heard('a', { said: runs('1.2'), seenAt: SEEN + 1 }));
    },
    () => {},
  );
  noted.note(heard('a'));
  await noted.flush();
  expect(batches.flat().map(({ said }) => said?.applied)).toEqual(['1.1', '1.2']);
});

it('remembers so many of one token and no more, in batches, and has room for the routers of others', async () => {
  const { note, flush, written, failures, state } = collected();
  state.down = true;
  for (let index = 0; index < 100_000; index += 1) note(heard(`made-up-${index}`));
  note(heard('honest', { tokenId: 'other' }));
  await flush();
  state.down = false;
  await flush();
  const instances = written.flat().map(({ instance }) => instance);
  expect(instances).toHaveLength(REMEMBERED / 2 + 1);
  expect(instances).toContain('honest');
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThanOrEqual(10_000);
  expect(failures[0]).toMatch(/^90000 acknowledgements/);

  // A minute later those that were never heard of again are forgotten.
  note(heard('honest', { tokenId: 'other', seenAt: SEEN + 60_000 }));
  await flush();
  note(heard('another', { seenAt: SEEN + 60_000 }));
  await flush();
  expect(written.at(-1)?.map(({ instance }) => instance)).toEqual(['another']);
});
