/** One thing that a process looks at before it says that it is ready. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** Whether the process is not ready without it; the others are told of. */
  readonly needed: boolean;
  /** One sentence for the operator: what is wrong, or worth knowing; never with a secret or an address. */
  readonly reason: string | null;
}
