import type { SourceLog } from './log';

export interface Listeners {
  /** Returns what ends the subscription. */
  readonly add: (listener: () => void) => () => void;
  readonly tell: () => void;
}

/** Who is told that there is something new. One that throws is logged, and keeps nobody else from being told. */
export function listeners(log: SourceLog): Listeners {
  const told = new Set<() => void>();
  return {
    add: (listener) => {
      told.add(listener);
      return () => void told.delete(listener);
    },
    tell: () => {
      for (const listener of [...told]) {
        try {
          listener();
        } catch (error) {
          log.error({ event: 'defect', err: error }, 'a listener to changes met a defect');
        }
      }
    },
  };
}
