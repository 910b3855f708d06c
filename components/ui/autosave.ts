import type { FieldProblem } from '@/lib/core/errors';
import type { ActionError, ActionResult } from '@/lib/http/action-result';

/** How a record stands that saves itself. */
export type SaveState<Saved> =
  /** `at`: ms since 1970, null = nothing was saved in this sitting. */
  | { readonly kind: 'saved'; readonly at: number | null }
  /** Typed, and saved as soon as typing rests. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** It cannot be saved as it is; nothing was sent. */
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** It was sent and did not come through; it is tried again. */
  | { readonly kind: 'offline' }
  /** Fairlead said no: sending the same again would not help. */
  | { readonly kind: 'refused'; readonly error: ActionError }
  /** Someone else saved the record first. Nothing is sent until one of the two versions is chosen. */
  | { readonly kind: 'conflict'; readonly theirs: Saved };

/** What a save sends, or why it cannot be sent. */
export type Sendable<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export interface AutosaveOptions<Value, Input, Saved> {
  readonly sendable: (value: Value) => Sendable<Input>;
  /** `basis`: the revision that the value was typed over; null = there is no record yet. */
  readonly send: (input: Input, basis: number | null) => Promise<ActionResult<Saved>>;
  readonly revisionOf: (saved: Saved) => number;
  /** A saved record as it would be sent, for telling whether it says the same. */
  readonly inputOf: (saved: Saved) => Input;
  readonly onSaved: (saved: Saved) => void;
  /** ms since 1970 */
  readonly now: () => number;
}

export interface Autosave<Value, Saved> {
  readonly state: () => SaveState<Saved>;
  readonly subscribe: (listener: () => void) => () => void;
  /** The revision that is typed over; null = there is no record yet. */
  readonly basis: () => number | null;
  /** Tells what the value is now; it is saved when typing rests. */
  readonly changed: (value: Value) => void;
  /** Saves at once what is not saved: a field was left, ⌘S, the page is being left. */
  readonly flush: () => void;
  /** What was typed in an earlier sitting, over a revision that may have been left behind since. */
  readonly resume: (value: Value, basis: number | null) => void;
  /** Ends a conflict: `value` stands over the record as someone else saved it. */
  readonly settle: (value: Value, theirs: Saved) => void;
  readonly stop: () => void;
}

/** Typing rests for this long before it is saved, so that a sentence is one save and one entry of the audit trail. */
export const REST_MS = 1000;
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000];

/**
 * Saves a value by itself, one save at a time, each naming the revision it saw. What is typed while one is under way is
 * saved after it; what would change nothing is not sent. A conflict about a record that says what was last seen or sent
 * is none: it was moved, or the answer to a save was lost.
 * @param saved what is known to be saved; null = there is no record yet
 */
export function createAutosave<Value, Input, Saved>(
  first: { readonly value: Value; readonly saved: Input | null; readonly basis: number | null },
  options: AutosaveOptions<Value, Input, Saved>,
): Autosave<Value, Saved> {
  const text = (input: Input) => JSON.stringify(input);
  let value = first.value;
  let basis = first.basis;
  let savedText = first.saved === null ? null : text(first.saved);
  let sending = false;
  let again = false;
  let tries = 0;
  let lastSaved: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: SaveState<Saved> = { kind: 'saved', at: null };
  const listeners = new Set<() => void>();

  const become = (next: SaveState<Saved>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };
  /** Where a value that is not being sent stands. */
  const stand = (): Sendable<Input> | null => {
    const sendable = options.sendable(value);
    if (!sendable.ok) become({ kind: 'invalid', problems: sendable.problems });
    else if (text(sendable.input) === savedText) become({ kind: 'saved', at: lastSaved });
    else return sendable;
    return null;
  };

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    if (state.kind === 'conflict') return;
    if (sending) {
      again = true;
      return;
    }
    const sendable = stand();
    if (!sendable?.ok) return;
    sending = true;
    become({ kind: 'saving' });
    const result = await options.send(sendable.input, basis);
    sending = false;
    if (result.ok) accept(result.data, text(sendable.input));
    else refuse(result.error, text(sendable.input));
  };

  const accept = (saved: Saved, sent: string) => {
    tries = 0;
    basis = options.revisionOf(saved);
    savedText = sent;
    lastSaved = options.now();
    options.onSaved(saved);
    const atOnce = again;
    again = false;
    if (!stand()) return;
    become({ kind: 'waiting' });
    later(atOnce ? 0 : REST_MS);
  };

  const refuse = (error: ActionError, sent: string) => {
    again = false;
    if (error.kind === 'conflict' && error.current) {
      const theirs = error.current as Saved;
      const theirText = text(options.inputOf(theirs));
      if (theirText === sent) return accept(theirs, sent);
      if (theirText === savedText) {
        basis = options.revisionOf(theirs);
        become({ kind: 'waiting' });
        return later(0);
      }
      return become({ kind: 'conflict', theirs });
    }
    if (error.kind === 'unavailable' || error.kind === 'rate_limited') {
      become({ kind: 'offline' });
      return later(RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)] as number);
    }
    become({ kind: 'refused', error });
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    basis: () => basis,
    changed: (next) => {
      value = next;
      if (state.kind === 'conflict' || sending) return;
      clearTimeout(timer);
      if (!stand()) return;
      if (state.kind !== 'offline') become({ kind: 'waiting' });
      later(REST_MS);
    },
    flush: () => {
      if (state.kind !== 'saved') void save();
    },
    resume: (kept, keptBasis) => {
      value = kept;
      if (keptBasis !== basis) savedText = null;
      basis = keptBasis;
      void save();
    },
    settle: (next, theirs) => {
      value = next;
      basis = options.revisionOf(theirs);
      savedText = text(options.inputOf(theirs));
      become({ kind: 'waiting' });
      void save();
    },
    stop: () => clearTimeout(timer),
  };
}
