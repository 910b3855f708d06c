import type { RejectionReason } from './rejection';

/** What a router tells, by name. */
export interface RouterEvents {
  /** Another policy is in force. */
  readonly change: { readonly version: string; readonly digest: string; readonly previous: string | null };
  /** The policy was not proved current for longer than its release allows. Told once, until it is again. */
  readonly stale: { readonly seconds: number };
  /** A policy was refused; the one held stays in force. Told once for each. */
  readonly rejected: {
    readonly reason: RejectionReason;
    readonly version: string;
    readonly digest: string;
    readonly message: string;
  };
  /** A server is at an older version than this router. Told once, until one is not. */
  readonly behind: { readonly held: string; readonly served: string };
  /** This machine's clock is behind the time at which the policy was released. */
  readonly clock: { readonly behindSeconds: number };
  /** A poll or a write to the cache failed. Polling goes on. */
  readonly error: { readonly message: string; readonly status: number | null };
}

export type RouterEvent = keyof RouterEvents;
export type Listener<Name extends RouterEvent> = (event: RouterEvents[Name]) => void;

/** The listeners of one router. */
export interface Emitter {
  /** Returns what ends the subscription. */
  readonly on: <Name extends RouterEvent>(name: Name, listener: Listener<Name>) => () => void;
  readonly emit: <Name extends RouterEvent>(name: Name, event: RouterEvents[Name]) => void;
  /** Tells what went wrong before anyone could listen, and from now on everything at once. */
  readonly open: () => void;
}

/** Listeners by event, not open yet. One that throws harms neither the router nor the others: its error surfaces on its own. */
export function emitter(): Emitter {
  const listeners = new Map<RouterEvent, Set<Listener<never>>>();
  let waiting: (() => void)[] | null = [];
  function emit<Name extends RouterEvent>(name: Name, event: RouterEvents[Name]): void {
    // The policy that it starts with is no change.
    if (waiting && name !== 'change') {
      waiting.push(() => emit(name, event));
      return;
    }
    for (const listener of [...(listeners.get(name) ?? [])]) {
      try {
        (listener as Listener<Name>)(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
  return {
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    emit,
    open: () => {
      const before = waiting ?? [];
      waiting = null;
      for (const tell of before) tell();
    },
  };
}
