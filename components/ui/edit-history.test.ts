import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EditHistory, edited, newHistory, redo, undo } from './edit-history';

const edits = fc.array(
  fc.oneof(
    fc.record({
      value: fc.nat(9),
      words: fc.constantFrom('key', 'note'),
      typing: fc.boolean(),
      wait: fc.nat(3000),
    }),
    fc.constantFrom('undo' as const, 'redo' as const),
  ),
  { maxLength: 40 },
);

function play(steps: typeof edits extends fc.Arbitrary<infer Steps> ? Steps : never): EditHistory<number> {
  let at = 0;
  return steps.reduce<EditHistory<number>>((history, step) => {
    if (step === 'undo') return undo(history);
    if (step === 'redo') return redo(history);
    at += step.wait;
    return edited(history, step.value, step, at);
  }, newHistory(0));
}

const withoutOpen = ({ open: _open, ...rest }: EditHistory<number>) => rest;
const times =
  (count: number, change: (history: EditHistory<number>) => EditHistory<number>) =>
  (history: EditHistory<number>) =>
    Array.from({ length: count }).reduce<EditHistory<number>>(change, history);

describe('undo and redo', () => {
  it('take each other back, from wherever one stands', () => {
    fc.assert(
      fc.property(edits, fc.nat(50), (steps, count) => {
        const history = play(steps);
        const back = Math.min(count, history.done.length);
        expect(withoutOpen(times(back, redo)(times(back, undo)(history)))).toEqual(withoutOpen(history));
        const forward = Math.min(count, history.undone.length);
        expect(withoutOpen(times(forward, undo)(times(forward, redo)(history)))).toEqual(
          withoutOpen(history),
        );
      }),
    );
  });

  it('lead back to the beginning, whatever was edited', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        expect(times(50, undo)(play(steps)).value).toBe(0);
      }),
    );
  });

  it('do nothing where there is nothing', () => {
    const history = newHistory('a');
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });
});

describe('an edit', () => {
  const typed = (history: EditHistory<string>, text: string, at: number) =>
    edited(history, text, { words: 'the note', typing: true }, at);

  it('joins the typing before it, until that rests', () => {
    const history = typed(typed(typed(newHistory(''), 'a', 0), 'ab', 900), 'abc', 1800);
    expect(undo(history).value).toBe('');
    expect(undo(typed(history, 'abcd', 3301)).value).toBe('abc');
  });

  it('of something else, or after an undo, is a step of its own', () => {
    const history = edited(typed(newHistory(''), 'a', 0), 'b', { words: 'the key', typing: true }, 1);
    expect(undo(history).value).toBe('a');
    const again = typed(undo(typed(typed(newHistory(''), 'a', 0), 'b', 5000)), 'c', 5001);
    expect(undo(again).value).toBe('a');
  });

  it('forgets what was undone before it', () => {
    const history = typed(undo(typed(newHistory(''), 'a', 0)), 'b', 5000);
    expect(redo(history)).toBe(history);
  });
});
