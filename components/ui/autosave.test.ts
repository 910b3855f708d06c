import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { createAutosave } from './autosave';

interface Record {
  readonly revision: number;
  readonly text: string;
}

const error = (kind: ActionError['kind'], current?: Record): ActionResult<Record> => ({
  ok: false,
  error: { kind, message: kind, fields: [], current, findings: [] },
});

/** A record that is saved over there; `answer` lets the save under way come to an end. */
function setUp(first = { value: 'a', saved: 'a' as string | null, basis: 1 as number | null }) {
  const sent: { input: string; basis: number | null }[] = [];
  const answers: ((result: ActionResult<Record>) => void)[] = [];
  const autosave = createAutosave<string, string, Record>(first, {
    sendable: (value) =>
      value === ''
        ? { ok: false, problems: [{ path: '/text', message: 'Say something.' }] }
        : { ok: true, input: value },
    send: (input, basis) => {
      sent.push({ input, basis });
      return new Promise((resolve) => answers.push(resolve));
    },
    revisionOf: ({ revision }) => revision,
    inputOf: ({ text }) => text,
    onSaved: () => {},
    now: () => Date.now(),
  });
  const answer = async (result?: ActionResult<Record>) => {
    const { input = '', basis = 0 } = sent.at(-1) ?? {};
    answers.at(-1)?.(result ?? { ok: true, data: { revision: (basis ?? 0) + 1, text: input } });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, sent, answer, kind: () => autosave.state().kind };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what is typed', () => {
  it('is saved once typing rests, and not in between', async () => {
    const { autosave, sent, answer, kind } = setUp();
    autosave.changed('ab');
    await vi.advanceTimersByTimeAsync(900);
    autosave.changed('abc');
    await vi.advanceTimersByTimeAsync(900);
    expect(sent).toEqual([]);
    expect(kind()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(100);
    expect(sent).toEqual([{ input: 'abc', basis: 1 }]);
    expect(kind()).toBe('saving');
    await answer();
    expect(autosave.state()).toEqual({ kind: 'saved', at: Date.now() });
    expect(autosave.basis()).toBe(2);
  });

  it('is saved at once when asked, and never twice', async () => {
    const { autosave, sent, answer } = setUp();
    autosave.changed('ab');
    autosave.flush();
    autosave.flush();
    await answer();
    await vi.advanceTimersByTimeAsync(60_000);
    autosave.flush();
    expect(sent).toEqual([{ input: 'ab', basis: 1 }]);
  });

  it('is not saved when it came back to what is saved', async () => {
    const { autosave, sent, kind } = setUp();
    autosave.changed('ab');
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kind()).toBe('saved');
    expect(sent).toEqual([]);
  });

  it('while a save is under way is saved after it, over the new revision', async () => {
    const { autosave, sent, answer, kind } = setUp();
    autosave.changed('ab');
    autosave.flush();
    autosave.changed('abc');
    await answer();
    expect(kind()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.at(-1)).toEqual({ input: 'abc', basis: 2 });
    autosave.changed('abcd');
    autosave.flush();
    await answer();
    expect(sent.at(-1)).toEqual({ input: 'abcd', basis: 3 });
    await answer();
    expect(kind()).toBe('saved');
    expect(sent).toHaveLength(3);
  });

  it('is not sent while it cannot be saved', async () => {
    const { autosave, sent, kind } = setUp();
    autosave.changed('ab');
    autosave.changed('');
    await vi.advanceTimersByTimeAsync(60_000);
    autosave.flush();
    expect(kind()).toBe('invalid');
    expect(sent).toEqual([]);
    autosave.changed('b');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([{ input: 'b', basis: 1 }]);
  });
});

describe('a save that does not come through', () => {
  it('is tried again with what is typed by then', async () => {
    const { autosave, sent, answer, kind } = setUp();
    autosave.changed('ab');
    autosave.flush();
    await answer(error('unavailable'));
    expect(kind()).toBe('offline');
    await vi.advanceTimersByTimeAsync(2000);
    await answer(error('unavailable'));
    autosave.changed('abc');
    expect(kind()).toBe('offline');
    autosave.flush();
    expect(sent.map(({ input }) => input)).toEqual(['ab', 'ab', 'abc']);
    await answer();
    expect(kind()).toBe('saved');
  });

  it('is not tried again unchanged where Fairlead said no', async () => {
    const { autosave, sent, answer, kind } = setUp();
    autosave.changed('ab');
    autosave.flush();
    await answer(error('forbidden'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kind()).toBe('refused');
    expect(sent).toHaveLength(1);
  });
});

describe('a record that someone else saved', () => {
  const theirs = { revision: 7, text: 'theirs' };

  it('keeps both versions: nothing is sent until one is chosen', async () => {
    const { autosave, sent, answer } = setUp();
    autosave.changed('mine');
    autosave.flush();
    await answer(error('conflict', theirs));
    autosave.changed('mine still');
    autosave.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(autosave.state()).toEqual({ kind: 'conflict', theirs });
    expect(sent).toHaveLength(1);
    autosave.settle('mine still', theirs);
    expect(sent.at(-1)).toEqual({ input: 'mine still', basis: 7 });
  });

  it('is taken without being saved again', async () => {
    const { autosave, sent, answer, kind } = setUp();
    autosave.changed('mine');
    autosave.flush();
    await answer(error('conflict', theirs));
    autosave.settle('theirs', theirs);
    expect(kind()).toBe('saved');
    expect(sent).toHaveLength(1);
    expect(autosave.basis()).toBe(7);
  });

  it('is no conflict when it says what was last seen, or what was sent', async () => {
    const { autosave, sent, answer, kind } = setUp();
    autosave.changed('mine');
    autosave.flush();
    await answer(error('conflict', { revision: 4, text: 'a' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.at(-1)).toEqual({ input: 'mine', basis: 4 });
    await answer(error('conflict', { revision: 5, text: 'mine' }));
    expect(kind()).toBe('saved');
    expect(autosave.basis()).toBe(5);
  });

  it('is a conflict when it was left behind between two sittings', async () => {
    const { autosave, sent, answer, kind } = setUp({ value: 'theirs', saved: 'theirs', basis: 7 });
    autosave.resume('mine', 3);
    expect(sent).toEqual([{ input: 'mine', basis: 3 }]);
    await answer(error('conflict', theirs));
    expect(kind()).toBe('conflict');
  });
});

it('makes a record that is not there yet, and edits it from then on', async () => {
  const { autosave, sent, answer } = setUp({ value: '', saved: null, basis: null });
  autosave.changed('a');
  await vi.advanceTimersByTimeAsync(1000);
  await answer();
  autosave.changed('ab');
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([
    { input: 'a', basis: null },
    { input: 'ab', basis: 1 },
  ]);
});
