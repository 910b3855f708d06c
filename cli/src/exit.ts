/** What the command ends with: docs/policy-as-a-file.md tells CI of these, so they never change their meaning. */
export const EXIT = {
  ok: 0,
  /** Findings that stop it, a rule that does not allow it, a decision that denies. */
  refused: 1,
  usage: 2,
  /** Somebody else changed it meanwhile. */
  conflict: 3,
  /** No token, one that does not hold, or one that may not. */
  authentication: 4,
  /** No answer, or the server's own fault. */
  unreachable: 5,
  /** It is published, and fewer routers run it in time than were waited for. */
  notReached: 6,
} as const;

/** One place in a file or a request that is wrong. */
export interface PlaceProblem {
  readonly pointer: string;
  readonly detail: string;
  readonly line?: number;
  readonly column?: number;
}

/** Ends the command: a sentence, the exit code, and what a machine should know of it. */
export class Stop extends Error {
  override readonly name = 'Stop';

  constructor(
    readonly code: number,
    message: string,
    readonly details: {
      readonly places?: readonly PlaceProblem[];
      /** The file that the places are in. */
      readonly file?: string;
      /** What the server said, for `--json`. */
      readonly problem?: unknown;
    } = {},
  ) {
    super(message);
  }
}

export function usage(message: string): Stop {
  return new Stop(EXIT.usage, message);
}
