/** A step back from `after` to `before`, named by what was done. */
interface Step<Value> {
  readonly before: Value;
  readonly after: Value;
  readonly words: string;
}

/** What was edited in one sitting: the value as it is, what can be undone and what can be done again. */
export interface EditHistory<Value> {
  readonly value: Value;
  /** Oldest first. */
  readonly done: readonly Step<Value>[];
  /** The next to be done again last. */
  readonly undone: readonly Step<Value>[];
  /** Which edits may still join the last step; null = the next edit is a step of its own. */
  readonly open: { readonly words: string; readonly at: number } | null;
}

/** An edit in words, and whether edits of the same words that follow at once are one: a text that is being typed. */
export interface Edit {
  readonly words: string;
  readonly typing: boolean;
}

/** Typing that rests for longer begins a new step. */
const REST_MS = 1500;
const MOST_STEPS = 500;

export function newHistory<Value>(value: Value): EditHistory<Value> {
  return { value, done: [], undone: [], open: null };
}

/**
 * The history after an edit. What was undone before it can no longer be done again.
 * @param at ms since 1970
 */
export function edited<Value>(
  history: EditHistory<Value>,
  value: Value,
  { words, typing }: Edit,
  at: number,
): EditHistory<Value> {
  const { done, open } = history;
  const last = done.at(-1);
  const joins = typing && last !== undefined && open?.words === words && at - open.at <= REST_MS;
  const step = { before: joins ? last.before : history.value, after: value, words };
  const steps = joins ? done.slice(0, -1) : done;
  return {
    value,
    done: [...steps, step].slice(-MOST_STEPS),
    undone: [],
    open: typing ? { words, at } : null,
  };
}

/** One step back, or the same history where there is none. */
export function undo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const step = history.done.at(-1);
  if (!step) return history;
  return {
    value: step.before,
    done: history.done.slice(0, -1),
    undone: [...history.undone, step],
    open: null,
  };
}

/** One step forward again, or the same history where there is none. */
export function redo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const step = history.undone.at(-1);
  if (!step) return history;
  return {
    value: step.after,
    done: [...history.done, step],
    undone: history.undone.slice(0, -1),
    open: null,
  };
}
