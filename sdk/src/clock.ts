/** A machine this much behind a signed time has a wrong clock. Ms. */
const TOLERATED_MS = 300_000;

/** The time that decisions are made at. */
export interface Clock {
  /** Ms since 1970: this machine's, or the latest time that has proved to be past, if that is later. */
  readonly now: () => number;
  /** Takes note of the `iat` (seconds) of something believed. */
  readonly observe: (iat: number) => void;
}

/** @param behind hears by how many seconds this machine is behind, if by too many; once, until it is no longer */
export function clock(behind: (seconds: number) => void): Clock {
  let proved = Number.NEGATIVE_INFINITY;
  let provedAt = 0;
  let told = false;
  const atLeast = () => Math.floor(proved + performance.now() - provedAt);
  const now = () => Math.max(Date.now(), atLeast());
  return {
    now,
    observe: (iat) => {
      const ms = iat * 1_000;
      // Though it be past for now: the clock may be set back later.
      if (ms > atLeast()) {
        proved = ms;
        provedAt = performance.now();
      }
      const difference = now() - Date.now();
      if (difference <= TOLERATED_MS) told = false;
      else if (!told) {
        told = true;
        behind(Math.round(difference / 1_000));
      }
    },
  };
}
