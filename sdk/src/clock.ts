/** A machine this much behind a signed time has a wrong clock. Ms. */
const TOLERATED_MS = 300_000;

/** The time that decisions are made at. */
export interface Clock {
  /** Ms since 1970: this machine's, or the latest time that has proved to be past, if that is later. */
  readonly now: () => number;
  /** The same by this machine and releases alone, which no delivery host signs. */
  readonly released: () => number;
  /** Takes note of the `iat` (seconds) of a release that is believed. */
  readonly observeRelease: (iat: number) => void;
  /** Takes note of the `iat` (seconds) of a proof that is believed, for as long as its key is. */
  readonly observeProof: (iat: number, kid: string) => void;
  /** Forgets what was proved by keys that are no longer believed about that time. */
  readonly forgetUnless: (believed: (kid: string, iat: number) => boolean) => void;
}

interface Mark {
  readonly iat: number;
  /** When it was set, by `performance.now`. */
  readonly at: number;
}

const reached = ({ iat, at }: Mark) => Math.floor(iat * 1_000 + performance.now() - at);

/** @param behind hears by how many seconds this machine is behind, if by too many; once, until it is no longer */
export function clock(behind: (seconds: number) => void): Clock {
  let release: Mark = { iat: Number.NEGATIVE_INFINITY, at: 0 };
  const proofs = new Map<string, Mark>();
  let told = false;
  const released = () => Math.max(Date.now(), reached(release));
  const now = () => Math.max(released(), ...Array.from(proofs.values(), reached));

  /** Though it be past for now: the clock may be set back later. */
  const later = (iat: number, mark: Mark | undefined) =>
    mark && iat * 1_000 <= reached(mark) ? mark : { iat, at: performance.now() };

  function compare(): void {
    const difference = now() - Date.now();
    if (difference <= TOLERATED_MS) told = false;
    else if (!told) {
      told = true;
      behind(Math.round(difference / 1_000));
    }
  }

  return {
    now,
    released,
    observeRelease: (iat) => {
      release = later(iat, release);
      compare();
    },
    observeProof: (iat, kid) => {
      proofs.set(kid, later(iat, proofs.get(kid)));
      compare();
    },
    forgetUnless: (believed) => {
      for (const [kid, { iat }] of proofs) if (!believed(kid, iat)) proofs.delete(kid);
      compare();
    },
  };
}
