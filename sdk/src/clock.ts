/** A machine this much behind a release's time has a wrong clock. Ms. */
const TOLERATED_MS = 300_000;

/** The time that decisions are made at. */
export interface Clock {
  /** Ms since 1970: this machine's, or the latest time that a release has proved to be past, if that is later. */
  readonly now: () => number;
  /** Takes note of a release's `iat` (seconds). Returns by how many seconds this machine is behind, if by too many. */
  readonly observe: (iat: number) => number | null;
}

export function clock(): Clock {
  let proved = Number.NEGATIVE_INFINITY;
  let provedAt = 0;
  const now = () => Math.max(Date.now(), Math.floor(proved + performance.now() - provedAt));
  return {
    now,
    observe: (iat) => {
      const ms = iat * 1_000;
      if (ms > now()) {
        proved = ms;
        provedAt = performance.now();
      }
      const behind = ms - Date.now();
      return behind > TOLERATED_MS ? Math.round(behind / 1_000) : null;
    },
  };
}
